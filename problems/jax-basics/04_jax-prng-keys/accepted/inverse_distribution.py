import jax
import jax.numpy as jnp
import numpy as np


def independent_normals(seed, n, m):
    base = jax.random.key(seed)
    lo = np.nextafter(np.float32(-1.0), np.float32(0.0))
    u = jnp.stack([jax.random.uniform(jax.random.fold_in(base, i), (m,), minval=lo, maxval=1.0) for i in range(n)])
    return jnp.float32(np.sqrt(2)) * jax.lax.erf_inv(u)
