from functools import partial

import jax
import jax.numpy as jnp
from flax import nnx


class Base(nnx.Module):
    def tick(self):
        self.count[...] = self.count[...] + 1.0


class Counted(Base):
    def __init__(self, din, dout, *, rngs):
        init = nnx.initializers.normal(din**-0.5)
        self.kernel = nnx.Param(init(rngs.params(), (din, dout)))
        self.bias = nnx.Param(jnp.zeros(dout))
        self.count = nnx.Variable(jnp.zeros((), jnp.float32))

    def __call__(self, x):
        self.tick()
        return jnp.einsum("i,io->o", x, self.kernel[...]) + self.bias[...]


def count_calls(seed, x, features, n):
    make = partial(Counted, x.shape[0], int(features))
    layer = make(rngs=nnx.Rngs(int(seed)))
    left, total = int(n), 0.0
    while left:
        total = layer(x).sum()
        left -= 1
    return jnp.stack([layer.count, total])
