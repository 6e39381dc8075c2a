import jax


def sgd_step(params, grads, lr):
    leaves, treedef = jax.tree.flatten(params)
    new = [p - lr * g for p, g in zip(leaves, jax.tree.leaves(grads), strict=True)]
    return jax.tree.unflatten(treedef, new)
