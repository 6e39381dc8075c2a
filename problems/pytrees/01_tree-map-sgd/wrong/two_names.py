# verdict: ERROR
# diagnosis: names-assumed


def sgd_step(params, grads, lr):
    w = params["w"] - lr * grads["w"]
    b = params["b"] - lr * grads["b"]
    return {"w": w, "b": b}
