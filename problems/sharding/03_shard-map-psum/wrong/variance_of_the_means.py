# verdict: WRONG_VALUE
# diagnosis: variance-between-blocks

import jax
import jax.numpy as jnp
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P


def standardize_across(x, n):
    mesh = jax.make_mesh((int(n),), ("rows",))

    def standardize(block):
        mean = jax.lax.pmean(block.mean(axis=0), "rows")
        var = jax.lax.pmean((block.mean(axis=0) - mean) ** 2, "rows")
        return (block - mean) / jnp.sqrt(var + 1e-5)

    x = jax.device_put(x, NamedSharding(mesh, P("rows")))
    return jax.shard_map(standardize, mesh=mesh, in_specs=P("rows"), out_specs=P("rows"))(x)
