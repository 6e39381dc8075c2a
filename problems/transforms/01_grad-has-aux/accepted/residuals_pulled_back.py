import jax
import jax.numpy as jnp


def loss_and_grad(w, x, y):
    residuals, pull = jax.vjp(lambda w: x @ w - y, w.astype(jnp.float32))
    loss, slopes = jax.value_and_grad(lambda r: jnp.mean(r**2))(residuals)
    return jnp.hstack([loss, jnp.mean(jnp.abs(residuals)), pull(slopes)[0]])
