import jax
import jax.numpy as jnp


def walk(tree, path=()):
    if tree is None:
        return
    if isinstance(tree, dict):
        items = tree.items()
    elif isinstance(tree, (list, tuple)):
        items = enumerate(tree)
    else:
        yield "/".join(path), tree
        return
    for key, value in items:
        yield from walk(value, (*path, str(key)))


def sum_by_suffix(tree, suffix):
    total = jnp.float32(0)
    for name, leaf in walk(tree):
        if f"/{name}".endswith(f"/{suffix}"):
            total += leaf.sum()
    return total
