import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    def step(total, entry):
        number, visible = entry
        return jnp.where(visible, jnp.logaddexp(total, number), total), None

    total, _ = jax.lax.scan(step, jnp.float32(-jnp.inf), (x, mask))
    return total
