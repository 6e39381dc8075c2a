import jax
import jax.numpy as jnp
from jax.sharding import AxisType, Mesh
from jax.sharding import PartitionSpec as P


def make(n) -> Mesh:
    return jax.make_mesh((int(n),), ("batch",), (AxisType.Auto,))


def standardize_across(x, n):
    def total(values):
        return jax.lax.psum(values, "batch") / x.shape[0]

    def body(block):
        centered = block - total(block.sum(axis=0, keepdims=True))
        variance = total((centered * centered).sum(axis=0, keepdims=True))
        return centered / (variance + 1e-5) ** 0.5

    return jax.shard_map(body, mesh=make(n), in_specs=P("batch", None), out_specs=P("batch", None), check_vma=False)(x)
