import jax
import jax.numpy as jnp
import numpy as np
from jax.sharding import Mesh, NamedSharding, PartitionSpec


def shard_shapes(x, dp, mp):
    dp, mp = int(dp), int(mp)
    mesh = Mesh(np.array(jax.devices()[: dp * mp]).reshape(dp, mp), ("data", "model"))
    a = NamedSharding(mesh, PartitionSpec("data", "model"))
    b = NamedSharding(mesh, PartitionSpec("model", None))
    placed = jax.device_put(x, a)
    block = next(s.data for s in placed.addressable_shards if s.device == jax.devices()[1])
    numbers = a.shard_shape(x.shape) + b.shard_shape(x.shape) + (mesh.shape["data"], float(jnp.sum(block)))
    return jnp.asarray(numbers, jnp.float32)
