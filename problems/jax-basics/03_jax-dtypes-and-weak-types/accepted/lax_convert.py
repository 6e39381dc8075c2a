import jax
import jax.numpy as jnp
from jax import lax


def square_sum(x):
    wide = lax.convert_element_type(x, jnp.float32)
    return (wide * wide).sum()


def promote_report(x, s):
    in_single = x.astype(jnp.float32) * s
    variants = [x * s, x * jnp.array(s, dtype=jnp.float32), jnp.array(x, dtype=jnp.float64)]
    sizes = jnp.stack([jnp.int32(v.nbytes // v.size) for v in variants])
    return in_single.astype(x.dtype), square_sum(x), sizes
