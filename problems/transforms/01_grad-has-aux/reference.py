import jax
import jax.numpy as jnp


def errors(w: jax.Array, x: jax.Array, y: jax.Array) -> tuple[jax.Array, jax.Array]:
    difference = x @ w - y
    return jnp.mean(difference**2), jnp.mean(jnp.abs(difference))


def loss_and_grad(w: jax.Array, x: jax.Array, y: jax.Array) -> jax.Array:
    weights = w.astype(jnp.float32)
    (loss, metric), gradient = jax.value_and_grad(errors, has_aux=True)(weights, x, y)
    return jnp.concatenate([jnp.stack([loss, metric]), gradient])
