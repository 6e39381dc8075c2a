import jax
import jax.numpy as jnp
from flax import nnx


class OneTable(nnx.Module):
    def __init__(self, vocab, features, seed):
        self.table = nnx.Embed(vocab, features, rngs=nnx.Rngs(seed)).embedding
        self.vocab = vocab

    def scale(self, factor):
        self.table[...] = self.table[...] * factor

    def __call__(self, ids):
        rows = jax.nn.one_hot(ids, self.vocab) @ self.table[...]
        return jnp.dot(jnp.tanh(rows), self.table[...].T)


def tied_logits(seed, ids, vocab, features, factor):
    model = OneTable(int(vocab), int(features), int(seed))
    model.scale(factor)
    return model(ids.astype(jnp.int32))
