# verdict: WRONG_VALUE
# diagnosis: head-is-copy

import jax
import jax.numpy as jnp
from flax import nnx


class LanguageModel(nnx.Module):
    def __init__(self, vocab, d, rngs):
        self.embed = nnx.Embed(num_embeddings=vocab, features=d, rngs=rngs)
        self.head = nnx.Param(self.embed.embedding[...].T)

    def __call__(self, ids):
        x = self.embed(ids)
        h = jnp.tanh(x)
        return h @ self.head


def tied_logits(seed, ids, vocab, features, factor):
    rngs = nnx.Rngs(int(seed))
    model = LanguageModel(int(vocab), int(features), rngs)
    ids = ids.astype(int)
    model.embed.embedding[...] = model.embed.embedding[...] * factor
    return model(ids)
