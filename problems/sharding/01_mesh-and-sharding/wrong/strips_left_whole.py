# verdict: WRONG_VALUE
# diagnosis: global-shape

import jax
import jax.numpy as jnp
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P


def shard_shapes(x, dp, mp):
    mesh = jax.make_mesh((int(dp), int(mp)), ("data", "model"))
    tiles = jax.device_put(x, NamedSharding(mesh, P("data", "model")))
    strips = jax.device_put(x, NamedSharding(mesh, P()))
    tile = tiles.addressable_shards[1].data
    strip = strips.addressable_shards[1].data
    copies = sum(shard.index == strips.addressable_shards[0].index for shard in strips.addressable_shards)
    return jnp.array([*tile.shape, *strip.shape, copies, tile.sum()])
