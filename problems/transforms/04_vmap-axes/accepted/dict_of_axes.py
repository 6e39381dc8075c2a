import jax


def bilinear(W, pair):
    return pair["x"] @ W @ pair["y"]


def batched_bilinear(W, xs, ys):
    f = jax.vmap(bilinear, in_axes=[None, {"x": 0, "y": -1}])
    return f(W, {"x": xs, "y": ys})
