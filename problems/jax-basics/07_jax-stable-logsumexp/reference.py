import jax
import jax.numpy as jnp


def logsumexp_masked(x: jax.Array, mask: jax.Array) -> jax.Array:
    visible = jnp.where(mask, x, -jnp.inf)
    top = jnp.max(visible)
    shift = jnp.where(jnp.isfinite(top), top, 0.0)
    return jnp.log(jnp.sum(jnp.exp(visible - shift))) + shift
