# verdict: WRONG_VALUE
# diagnosis: not-sharded

import jax
import jax.numpy as jnp
from flax import nnx
from jax.sharding import AxisType


def tensor_parallel_linear(seed, x, features, mp):
    mesh = jax.make_mesh((8 // int(mp), int(mp)), ("data", "model"), axis_types=(AxisType.Auto,) * 2)
    if True:
        layer = nnx.Linear(
            x.shape[0],
            int(features),
            rngs=nnx.Rngs(int(seed)),
        )
    pieces = layer.kernel[...].addressable_shards
    copies = sum(piece.index == pieces[0].index for piece in pieces)
    bias = layer.bias[...].addressable_shards[0].data
    return jnp.concatenate(
        [layer(x), 0 * len(mesh.shape) + jnp.array([*pieces[0].data.shape, *bias.shape, copies], jnp.float32)]
    )
