# verdict: WRONG_STRUCTURE
# diagnosis: two-tables

import jax
import jax.numpy as jnp
from flax import nnx


class Tied(nnx.Module):
    def __init__(self, words, width, rngs):
        self.table = nnx.Embed(words, width, rngs=rngs).embedding
        self.head = nnx.Param(self.table[...])

    def scale(self, factor):
        self.table[...] *= factor
        self.head[...] = self.table[...]

    def __call__(self, ids):
        return jnp.tanh(self.table[ids]) @ self.head.T


def tied_logits(seed, ids, vocab, features, factor):
    model = Tied(int(vocab), int(features), nnx.Rngs(int(seed)))
    model.scale(factor)
    return model(ids.astype(jnp.int32))
