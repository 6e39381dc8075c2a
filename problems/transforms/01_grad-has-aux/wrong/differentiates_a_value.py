# verdict: ERROR
# diagnosis: value-differentiated

import jax
import jax.numpy as jnp


def loss_and_grad(w, x, y):
    w = w.astype(jnp.float32)
    pred = x @ w
    loss = jnp.mean((pred - y) ** 2)
    mae = jnp.mean(jnp.abs(pred - y))
    g = jax.grad(loss)(w)
    return jnp.concatenate([jnp.array([loss, mae]), g])
