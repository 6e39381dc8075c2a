# verdict: WRONG_VALUE
# diagnosis: not-sharded

import jax
import jax.numpy as jnp
from flax import nnx
from jax.sharding import AxisType


class Columns(nnx.Param):
    out_sharding = (None, "model")


class Entries(nnx.Param):
    out_sharding = ("model",)


class Layer(nnx.Module):
    def __init__(self, wide, out, rngs):
        self.kernel = Columns(nnx.initializers.lecun_normal()(rngs.params(), (wide, out)))
        self.bias = Entries(jnp.zeros(out))

    def __call__(self, x):
        return x @ self.kernel + self.bias


def tensor_parallel_linear(seed, x, features, mp):
    mesh = jax.make_mesh((8 // int(mp), int(mp)), ("data", "model"), axis_types=(AxisType.Auto,) * 2)
    with jax.set_mesh(mesh):
        layer = Layer(x.shape[0], int(features), nnx.Rngs(int(seed)))
    pieces = layer.kernel[...].addressable_shards
    copies = sum(piece.index == pieces[0].index for piece in pieces)
    bias = layer.bias[...].addressable_shards[0].data
    return jnp.concatenate([layer(x), jnp.array([*pieces[0].data.shape, *bias.shape, copies], jnp.float32)])
