# verdict: WRONG_VALUE
# diagnosis: head-is-copy

import jax
import jax.numpy as jnp
from flax import nnx


class LanguageModel(nnx.Module):
    def __init__(self, vocab, d, seed):
        self.embed = nnx.Embed(num_embeddings=vocab, features=d, rngs=nnx.Rngs(seed))
        self.unembed = nnx.Embed(num_embeddings=vocab, features=d, rngs=nnx.Rngs(seed))

    def __call__(self, ids):
        x = self.embed(ids)
        h = jnp.tanh(x)
        return self.unembed.attend(h)


def tied_logits(seed, ids, vocab, features, factor):
    model = LanguageModel(int(vocab), int(features), int(seed))
    ids = ids.astype(int)
    model.embed.embedding[...] = model.embed.embedding[...] * factor
    return model(ids)
