# verdict: WRONG_VALUE
# diagnosis: every-pair-compared

import jax
import jax.numpy as jnp


def loss_and_grad(w, x, y):
    w = w.astype(jnp.float32)
    y = y.reshape(-1, 1)

    def f(w):
        d = x @ w - y
        return jnp.mean(d**2), jnp.mean(jnp.abs(d))

    (l, m), g = jax.value_and_grad(f, has_aux=True)(w)
    return jnp.concatenate([jnp.array([l, m]), g])
