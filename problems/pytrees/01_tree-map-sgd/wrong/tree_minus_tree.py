# verdict: ERROR
# diagnosis: tree-arithmetic


def sgd_step(params, grads, lr):
    return params - lr * grads
