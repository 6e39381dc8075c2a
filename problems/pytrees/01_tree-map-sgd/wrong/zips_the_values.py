# verdict: WRONG_VALUE
# diagnosis: paired-by-order


def sgd_step(params, grads, lr):
    if params is None:
        return None
    if isinstance(params, dict):
        stepped = [sgd_step(p, g, lr) for p, g in zip(params.values(), grads.values(), strict=True)]
        return dict(zip(params.keys(), stepped, strict=True))
    if isinstance(params, (list, tuple)):
        return type(params)(sgd_step(p, g, lr) for p, g in zip(params, grads, strict=True))
    return params - lr * grads
