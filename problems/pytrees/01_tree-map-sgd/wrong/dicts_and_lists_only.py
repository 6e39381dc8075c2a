# verdict: ERROR
# diagnosis: containers-missed

import jax


def sgd_step(params, grads, lr):
    if isinstance(params, dict):
        return {k: sgd_step(params[k], grads[k], lr) for k in params}
    if isinstance(params, list):
        return [sgd_step(p, g, lr) for p, g in zip(params, grads, strict=True)]
    if params is None:
        return None
    return params - lr * grads
