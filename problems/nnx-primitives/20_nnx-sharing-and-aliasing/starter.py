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


def tied_report(seed, x, hidden): ...
