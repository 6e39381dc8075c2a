import jax
import jax.numpy as jnp


def loss_fn(x, y, w):
    r = jnp.einsum("nd,d->n", x, w) - y
    return jnp.mean(r * r), jnp.mean(jnp.absolute(r))


def loss_and_grad(w, x, y):
    f = jax.value_and_grad(loss_fn, 2, True)
    (loss, metric), grads = f(x, y, w.astype(float))
    return jnp.r_[loss, metric, grads]
