import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    wanted = suffix.split("/")

    def part(path, leaf):
        steps = jax.tree_util.keystr(path, simple=True, separator="/").split("/")
        return jnp.sum(leaf) if steps[-len(wanted) :] == wanted else jnp.zeros(())

    parts = jax.tree_util.tree_map_with_path(part, tree)
    return jax.tree.reduce(jnp.add, parts, jnp.zeros(()))
