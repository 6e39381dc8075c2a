import jax


def sgd_step(params, grads, lr):
    return jax.tree.map(lambda param, grad: param - lr * grad, params, grads)
