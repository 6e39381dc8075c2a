import jax
import jax.numpy as jnp
import numpy as np


def promote_report(x, s):
    kept = jax.lax.convert_element_type(s * x, x.dtype)
    total = jnp.einsum("i,i->", x, x, preferred_element_type=jnp.float32) if x.dtype == jnp.float32 else None
    if total is None:
        total = jnp.square(x * jnp.float32(1)).sum()
    strong = np.float32(s)
    sizes = (x * s).itemsize, (x * strong).itemsize, jnp.float64(x).itemsize
    print(sizes)
    return kept, total, jnp.asarray(sizes)
