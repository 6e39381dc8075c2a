import jax.numpy as jnp


def batched_bilinear(W, xs, ys):
    results = jnp.zeros(xs.shape[0])
    for i, x in enumerate(xs):
        results = results.at[i].set(x @ W @ ys[:, i])
    return results
