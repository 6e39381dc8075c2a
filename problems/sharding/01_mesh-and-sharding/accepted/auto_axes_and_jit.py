import functools

import jax
import jax.numpy as jnp
from jax.sharding import AxisType, NamedSharding
from jax.sharding import PartitionSpec as P


def place(x, mesh, spec):
    return jax.jit(lambda a: a, out_shardings=NamedSharding(mesh, spec))(x)


def shard_shapes(x, dp, mp):
    mesh = jax.make_mesh((int(dp), int(mp)), ("data", "model"), axis_types=(AxisType.Auto, AxisType.Auto))
    tiles, strips = place(x, mesh, P("data", "model")), place(x, mesh, P("model", None))
    copies = 1 + max(shard.replica_id for shard in strips.addressable_shards)
    numbers = [*tiles.sharding.shard_shape(x.shape), *strips.sharding.shard_shape(x.shape), copies]
    by_device = {shard.device.id: shard.data for shard in tiles.addressable_shards}
    return jnp.stack([jnp.float32(number) for number in [*numbers, by_device[1].sum()]])
