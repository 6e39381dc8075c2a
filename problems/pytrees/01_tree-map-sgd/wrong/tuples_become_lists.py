# verdict: WRONG_TYPE
# diagnosis: tuple-became-list


def sgd_step(params, grads, lr):
    if params is None:
        return None
    if isinstance(params, dict):
        return {k: sgd_step(params[k], grads[k], lr) for k in params}
    if isinstance(params, (list, tuple)):
        return [sgd_step(p, g, lr) for p, g in zip(params, grads, strict=True)]
    return params - lr * grads
