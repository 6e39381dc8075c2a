import jax
import jax.numpy as jnp
from jax.sharding import PartitionSpec as P


def shard_shapes(x, dp, mp):
    with jax.set_mesh(jax.make_mesh((int(dp), int(mp)), ("data", "model"))):
        tiles = jax.device_put(x, P("data", "model"))
        strips = jax.device_put(x, P("model", None))
    rows, columns = tiles.addressable_data(1).shape
    indices = [str(shard.index) for shard in strips.addressable_shards]
    copies = len(indices) // len(set(indices))
    return jnp.hstack(
        [rows, columns, *strips.addressable_data(1).shape, copies, tiles.addressable_data(1).sum()]
    ).astype(jnp.float32)
