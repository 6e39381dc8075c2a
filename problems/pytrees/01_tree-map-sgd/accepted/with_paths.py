import jax


def sgd_step(params, grads, lr):
    def step(path, p, g):
        return (p - lr * g).astype(p.dtype)

    return jax.tree_util.tree_map_with_path(step, params, grads)
