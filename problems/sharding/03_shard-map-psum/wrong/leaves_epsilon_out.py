# verdict: WRONG_VALUE
# diagnosis: epsilon-missing

import jax
import jax.numpy as jnp
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P


def standardize_across(x, n):
    n = int(n)
    mesh = jax.make_mesh((n,), ("i",))
    x = jax.device_put(x, NamedSharding(mesh, P("i")))

    def work(block):
        mean = jax.lax.pmean(block.mean(0), "i")
        var = jax.lax.pmean(((block - mean) ** 2).mean(0), "i")
        return (block - mean) / jnp.sqrt(var)

    return jax.shard_map(work, mesh=mesh, in_specs=P("i"), out_specs=P("i"))(x)
