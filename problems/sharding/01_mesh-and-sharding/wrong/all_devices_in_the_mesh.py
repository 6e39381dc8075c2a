# verdict: ERROR
# diagnosis: devices-too-many

import jax
import jax.numpy as jnp
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P


def shard_shapes(x, dp, mp):
    devices = np.array(jax.devices()).reshape(int(dp), int(mp))
    mesh = Mesh(devices, ("data", "model"))
    tiles = jax.device_put(x, NamedSharding(mesh, P("data", "model")))
    strips = jax.device_put(x, NamedSharding(mesh, P("model")))
    tile = tiles.addressable_shards[1].data
    strip = strips.addressable_shards[1].data
    copies = sum(shard.index == strips.addressable_shards[0].index for shard in strips.addressable_shards)
    return jnp.array([*tile.shape, *strip.shape, copies, tile.sum()])
