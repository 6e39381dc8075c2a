# verdict: ERROR
# diagnosis: array-indexed-for-shard

import jax
import jax.numpy as jnp
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P


def shard_shapes(x, dp, mp):
    mesh = jax.make_mesh((int(dp), int(mp)), ("data", "model"))
    tiles = jax.device_put(x, NamedSharding(mesh, P("data", "model")))
    strips = jax.device_put(x, NamedSharding(mesh, P("model")))
    tile, strip = tiles[1], strips[1]
    return jnp.array([*tile.shape, *strip.shape, mesh.shape["data"], tile.sum()])
