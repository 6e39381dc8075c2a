import jax.numpy as jnp


def promote_report(x, s):
    kept = jnp.multiply(x, s).astype(x.dtype)
    wide = jnp.asarray(x, dtype=jnp.float32)
    sizes = [
        jnp.result_type(x, s).itemsize,
        jnp.result_type(x, jnp.float32).itemsize,
        jnp.zeros(1, dtype="float64").dtype.itemsize,
    ]
    return kept, jnp.dot(wide, wide), jnp.array(sizes, dtype=jnp.int32)
