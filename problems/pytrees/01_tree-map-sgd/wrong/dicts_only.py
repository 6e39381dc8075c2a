# verdict: ERROR
# diagnosis: containers-missed


def sgd_step(params, grads, lr):
    new = {}
    for key, value in params.items():
        if isinstance(value, dict):
            new[key] = sgd_step(value, grads[key], lr)
        else:
            new[key] = value - lr * grads[key]
    return new
