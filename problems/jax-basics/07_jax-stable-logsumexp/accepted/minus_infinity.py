import jax
import jax.numpy as jnp


@jax.jit
def logsumexp_masked(x, mask):
    return jax.nn.logsumexp(jnp.where(mask, x, -jnp.inf))
