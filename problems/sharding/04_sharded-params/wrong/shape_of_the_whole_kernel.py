# verdict: WRONG_VALUE
# diagnosis: global-shape

import jax
import jax.numpy as jnp
from flax import nnx
from jax.sharding import AxisType


def tensor_parallel_linear(seed, x, features, mp):
    mp, features = int(mp), int(features)
    mesh = jax.make_mesh((8 // mp, mp), ("data", "model"), axis_types=(AxisType.Auto, AxisType.Auto))
    with jax.set_mesh(mesh):
        layer = nnx.Linear(
            len(x),
            features,
            kernel_metadata={"out_sharding": (None, "model")},
            bias_metadata={"out_sharding": ("model",)},
            rngs=nnx.Rngs(int(seed)),
        )
        out = layer(x)
    shards = layer.kernel[...].addressable_shards
    piece = shards[0]
    copies = sum(s.index == piece.index for s in shards)
    return jnp.concatenate(
        [
            out,
            jnp.array([*layer.kernel.shape, layer.bias[...].addressable_shards[0].data.shape[0], copies], jnp.float32),
        ]
    )
