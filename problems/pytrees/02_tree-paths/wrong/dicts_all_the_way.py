# verdict: ERROR
# diagnosis: containers-missed

import jax
import jax.numpy as jnp


def walk(tree, path):
    for key, value in tree.items():
        if isinstance(value, jax.Array):
            yield f"{path}/{key}", value
        else:
            yield from walk(value, f"{path}/{key}")


def sum_by_suffix(tree, suffix):
    total = jnp.float32(0)
    for name, leaf in walk(tree, ""):
        if name.endswith(f"/{suffix}"):
            total += leaf.sum()
    return total
