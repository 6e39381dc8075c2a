# verdict: WRONG_VALUE
# diagnosis: mesh-column-major

import jax
import jax.numpy as jnp
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P


def shard_shapes(x, dp, mp):
    mesh = Mesh(np.array(jax.devices()[: int(dp * mp)]).reshape(int(mp), int(dp)).T, ("data", "model"))
    tiles = jax.device_put(x, NamedSharding(mesh, P("data", "model")))
    strips = jax.device_put(x, NamedSharding(mesh, P("model")))
    tile = next(s.data for s in tiles.addressable_shards if s.device.id == 1)
    strip = strips.addressable_shards[1].data
    copies = sum(shard.index == strips.addressable_shards[0].index for shard in strips.addressable_shards)
    return jnp.array([*tile.shape, *strip.shape, copies, tile.sum()])
