# verdict: ERROR
# diagnosis: none-is-a-leaf


def sgd_step(params, grads, lr):
    if isinstance(params, dict):
        return {k: sgd_step(params[k], grads[k], lr) for k in params}
    if isinstance(params, (list, tuple)):
        return type(params)(sgd_step(p, g, lr) for p, g in zip(params, grads, strict=True))
    return params - lr * grads
