# verdict: WRONG_STRUCTURE
# diagnosis: two-tables

import jax
import jax.numpy as jnp
from flax import nnx


class LanguageModel(nnx.Module):
    def __init__(self, vocab, features, seed):
        self.embed = nnx.Embed(vocab, features, rngs=nnx.Rngs(seed))
        self.unembed = nnx.Embed(vocab, features, rngs=nnx.Rngs(seed))

    def __call__(self, ids):
        return self.unembed.attend(jnp.tanh(self.embed(ids)))


def tied_logits(seed, ids, vocab, features, factor):
    model = LanguageModel(int(vocab), int(features), int(seed))
    for layer in (model.embed, model.unembed):
        layer.embedding[...] = layer.embedding[...] * factor
    return model(ids.astype(int))
