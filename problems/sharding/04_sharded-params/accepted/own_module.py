import jax
import jax.numpy as jnp
from flax import nnx
from jax.sharding import AxisType
from jax.sharding import PartitionSpec as P


class Parallel(nnx.Module):
    def __init__(self, wide, out, rngs):
        kernel = nnx.initializers.lecun_normal()(rngs.params(), (wide, out))
        self.kernel = nnx.Param(kernel, out_sharding=P(None, "model"))
        self.bias = nnx.Param(jnp.zeros(out), out_sharding=P("model"))

    def __call__(self, x):
        return x @ self.kernel + self.bias


def tensor_parallel_linear(seed, x, features, mp):
    mp = int(mp)
    auto = (AxisType.Auto, AxisType.Auto)
    with jax.set_mesh(jax.make_mesh((8 // mp, mp), ("data", "model"), auto)):
        layer = Parallel(len(x), int(features), nnx.Rngs(int(seed)))
        y = layer(x)
    shape = layer.kernel.sharding.shard_shape(layer.kernel.shape)
    (length,) = layer.bias.sharding.shard_shape(layer.bias.shape)
    return jnp.hstack([y, *(jnp.float32(number) for number in (*shape, length, 8 // mp))])
