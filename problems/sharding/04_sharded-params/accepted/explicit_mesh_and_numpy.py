import jax
import jax.numpy as jnp
import numpy as np
from flax import nnx


@nnx.jit(static_argnums=(1, 2))
def build(rngs, wide, out):
    return nnx.Linear(
        wide,
        out,
        kernel_init=nnx.with_partitioning(nnx.initializers.lecun_normal(), (None, "model")),
        bias_metadata={"out_sharding": ("model",)},
        rngs=rngs,
    )


def tensor_parallel_linear(seed, x, features, mp):
    mesh = jax.make_mesh((8 // int(mp), int(mp)), ("data", "model"))
    with jax.set_mesh(mesh):
        layer = build(nnx.Rngs(int(seed)), x.shape[0], int(features))
        y = np.asarray(layer(x))
    piece = layer.kernel[...].addressable_data(0)
    bias = layer.bias[...].addressable_data(0)
    ids = [shard.replica_id for shard in layer.kernel[...].addressable_shards]
    return jnp.asarray(np.concatenate([y, piece.shape, bias.shape, [max(ids) + 1]]), jnp.float32)
