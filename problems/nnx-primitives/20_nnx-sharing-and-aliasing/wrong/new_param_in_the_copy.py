# verdict: WRONG_VALUE
# diagnosis: copy-untied

import jax
import jax.numpy as jnp
from flax import nnx


class Encoder(nnx.Module):
    def __init__(self, kernel):
        self.kernel = kernel

    def __call__(self, x):
        return x @ self.kernel


class Decoder(nnx.Module):
    def __init__(self, kernel):
        self.kernel = kernel

    def __call__(self, h):
        return h @ self.kernel[...].T


class Tied(nnx.Module):
    def __init__(self, kernel):
        self.encoder = Encoder(kernel)
        self.decoder = Decoder(kernel)

    def __call__(self, x):
        return self.decoder(self.encoder(x))


def tied_report(seed, x, hidden):
    wide = x.shape[0]
    rngs = nnx.Rngs(int(seed))
    model = Tied(nnx.Param(jax.random.normal(rngs.params(), (wide, int(hidden))) / jnp.sqrt(wide)))
    grads = jax.tree.leaves(nnx.grad(lambda m: 0.5 * jnp.sum((m(x) - x) ** 2))(model))
    copy = nnx.clone(model)
    first = len(jax.tree.leaves(nnx.state(model)))
    model.encoder.kernel[...] *= 2
    copy.encoder.kernel = nnx.Param(copy.encoder.kernel * 3)
    return jnp.array([first, len(grads), grads[0][0, 0], model(x).sum(), copy(x).sum()])
