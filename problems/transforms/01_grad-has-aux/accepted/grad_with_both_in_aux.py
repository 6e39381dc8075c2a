import jax
import jax.numpy as jnp


@jax.jit
def loss_and_grad(w, x, y):
    def objective(w):
        r = jnp.dot(x, w) - y
        loss = jnp.square(r).mean()
        return loss, {"loss": loss, "mae": jnp.abs(r).mean()}

    g, aux = jax.grad(objective, has_aux=True)(jnp.asarray(w, dtype=jnp.float32))
    return jnp.hstack([aux["loss"], aux["mae"], g])
