# verdict: WRONG_VALUE
# diagnosis: metric-signed

import jax
import jax.numpy as jnp


def loss_and_grad(w, x, y):
    w = w.astype(jnp.float32)

    def f(w):
        d = x @ w - y
        return jnp.mean(d**2), jnp.abs(jnp.mean(d))

    (l, m), g = jax.value_and_grad(f, has_aux=True)(w)
    return jnp.concatenate([jnp.array([l, m]), g])
