import jax
import jax.numpy as jnp
from flax import nnx


class Encoder(nnx.Module):
    def __init__(self, kernel: nnx.Param) -> None:
        self.kernel = kernel

    def __call__(self, x: jax.Array) -> jax.Array:
        return x @ self.kernel


class Decoder(nnx.Module):
    def __init__(self, kernel: nnx.Param) -> None:
        self.kernel = kernel

    def __call__(self, h: jax.Array) -> jax.Array:
        return h @ self.kernel[...].T


class Tied(nnx.Module):
    def __init__(self, wide: int, hidden: int, rngs: nnx.Rngs) -> None:
        kernel = nnx.Param(jax.random.normal(rngs.params(), (wide, hidden)) / jnp.sqrt(wide))
        self.encoder = Encoder(kernel)
        self.decoder = Decoder(kernel)

    def __call__(self, x: jax.Array) -> jax.Array:
        return self.decoder(self.encoder(x))


def tied_report(seed: float, x: jax.Array, hidden: float) -> jax.Array:
    model = Tied(x.shape[0], int(hidden), nnx.Rngs(int(seed)))
    leaves = len(jax.tree.leaves(nnx.state(model)))

    def loss(model: Tied) -> jax.Array:
        return 0.5 * jnp.sum((model(x) - x) ** 2)

    grads = jax.tree.leaves(nnx.grad(loss)(model))
    copy = nnx.clone(model)
    model.encoder.kernel[...] *= 2.0
    copy.encoder.kernel[...] *= 3.0
    return jnp.array([leaves, len(grads), grads[0][0, 0], model(x).sum(), copy(x).sum()], jnp.float32)
