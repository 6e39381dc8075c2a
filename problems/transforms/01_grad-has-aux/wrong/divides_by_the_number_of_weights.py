# verdict: WRONG_VALUE
# diagnosis: other-count

import jax
import jax.numpy as jnp


def loss_and_grad(w, x, y):
    w = w.astype(jnp.float32)

    def f(w):
        d = x @ w - y
        return jnp.sum(d**2) / w.size, jnp.sum(jnp.abs(d)) / w.size

    (l, m), g = jax.value_and_grad(f, has_aux=True)(w)
    return jnp.concatenate([jnp.array([l, m]), g])
