# verdict: WRONG_VALUE
# diagnosis: scaled-by-hidden

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
    def __init__(self, wide, hidden, rngs):
        kernel = nnx.Param(jax.random.normal(rngs.params(), (wide, hidden)) / jnp.sqrt(hidden))
        self.encoder = Encoder(kernel)
        self.decoder = Decoder(kernel)

    def __call__(self, x):
        return self.decoder(self.encoder(x))


def tied_report(seed, x, hidden):
    model = Tied(x.shape[0], int(hidden), nnx.Rngs(int(seed)))
    leaves = len(jax.tree.leaves(nnx.state(model)))
    grads = jax.tree.leaves(nnx.grad(lambda model: 0.5 * jnp.sum((model(x) - x) ** 2))(model))
    copy = nnx.clone(model)
    model.encoder.kernel[...] *= 2.0
    copy.encoder.kernel[...] *= 3.0
    return jnp.array([leaves, len(grads), grads[0][0, 0], model(x).sum(), copy(x).sum()], jnp.float32)
