import jax.numpy as jnp


def running_total(total, xs):
    history = []
    for x in xs:
        total = total + x
        history.append(total)
    return total, jnp.stack(history)
