import jax.numpy as jnp


def loss_and_grad(w, x, y):
    r = x @ w - y
    g = 2 * x.T @ r / r.size
    return jnp.concatenate([jnp.array([(r**2).mean(), jnp.abs(r).mean()]), g])
