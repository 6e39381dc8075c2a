# verdict: WRONG_TYPE
# diagnosis: none-dropped


def sgd_step(params, grads, lr):
    if isinstance(params, dict):
        return {k: sgd_step(v, grads[k], lr) for k, v in params.items() if v is not None}
    if isinstance(params, (list, tuple)):
        return type(params)(sgd_step(p, g, lr) for p, g in zip(params, grads, strict=True) if p is not None)
    return params - lr * grads
