# verdict: ERROR
# diagnosis: aux-by-side-effect

import jax
import jax.numpy as jnp


def loss_and_grad(w, x, y):
    kept = {}

    def loss_fn(w):
        diff = x @ w - y
        kept["metric"] = jnp.mean(jnp.abs(diff))
        return jnp.mean(diff**2)

    loss, grads = jax.value_and_grad(loss_fn)(w.astype(jnp.float32))
    return jnp.concatenate([jnp.stack([loss, kept["metric"]]), grads])
