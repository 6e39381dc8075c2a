# verdict: WRONG_VALUE
# diagnosis: containers-missed

import jax.numpy as jnp


def walk(node, steps):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from walk(value, [*steps, key])
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from walk(value, [*steps, str(place)])
    elif hasattr(node, "shape"):
        yield "/".join(steps), node


def sum_by_suffix(tree, suffix):
    total = jnp.float32(0)
    for name, leaf in walk(tree, []):
        if f"/{name}".endswith(f"/{suffix}"):
            total += leaf.sum()
    return total
