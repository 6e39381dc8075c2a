import jax
import jax.numpy as jnp


def step_name(step):
    if isinstance(step, jax.tree_util.DictKey):
        return step.key
    return str(step.idx)


def sum_by_suffix(tree, suffix):
    total = jnp.float32(0)
    for path, leaf in jax.tree_util.tree_flatten_with_path(tree)[0]:
        name = "/".join(map(step_name, path))
        if name == suffix or name.endswith("/" + suffix):
            total += leaf.sum()
    return total
