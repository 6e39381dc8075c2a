# verdict: WRONG_STRUCTURE
# diagnosis: no-shard-map

import jax
import jax.numpy as jnp
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P


def standardize_across(x, n):
    mesh = jax.make_mesh((int(n),), ("rows",))
    x = jax.device_put(x, NamedSharding(mesh, P("rows")))
    return (x - x.mean(axis=0)) / jnp.sqrt(x.var(axis=0) + 1e-5)
