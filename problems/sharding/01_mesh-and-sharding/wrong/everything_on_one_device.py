# verdict: WRONG_VALUE
# diagnosis: one-device

import jax
import jax.numpy as jnp
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P


def shard_shapes(x, dp, mp):
    mesh = jax.make_mesh((int(dp), int(mp)), ("data", "model"))
    tiles = jax.device_put(x, jax.devices()[1])
    strips = jax.device_put(x, jax.devices()[1])
    tile = tiles.addressable_shards[0].data
    strip = strips.addressable_shards[0].data
    copies = sum(shard.index == strips.addressable_shards[0].index for shard in strips.addressable_shards)
    return jnp.array([*tile.shape, *strip.shape, copies, tile.sum()])
