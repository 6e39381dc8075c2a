# verdict: WRONG_VALUE
# diagnosis: scaled-by-width

import jax
import jax.numpy as jnp
from flax import nnx


class LanguageModel(nnx.Module):
    def __init__(self, vocab, d, rngs):
        self.embed = nnx.Embed(num_embeddings=vocab, features=d, rngs=rngs)

    def __call__(self, ids):
        x = self.embed(ids)
        h = jnp.tanh(x)
        table = self.embed.embedding[...]
        return h @ table.T / jnp.sqrt(self.embed.features)


def tied_logits(seed, ids, vocab, features, factor):
    rngs = nnx.Rngs(int(seed))
    model = LanguageModel(int(vocab), int(features), rngs)
    ids = ids.astype(int)
    model.embed.embedding[...] = model.embed.embedding[...] * factor
    return model(ids)
