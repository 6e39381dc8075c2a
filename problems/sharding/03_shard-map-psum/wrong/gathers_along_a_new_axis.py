# verdict: WRONG_VALUE
# diagnosis: places-apart

import jax
import jax.numpy as jnp
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P


def standardize_across(x, n):
    mesh = jax.make_mesh((int(n),), ("rows",))

    def standardize(block):
        everyone = jax.lax.all_gather(block, "rows")
        mean = everyone.mean(axis=0)
        var = everyone.var(axis=0)
        return (block - mean) / jnp.sqrt(var + 1e-5)

    x = jax.device_put(x, NamedSharding(mesh, P("rows")))
    return jax.shard_map(standardize, mesh=mesh, in_specs=P("rows"), out_specs=P("rows"))(x)
