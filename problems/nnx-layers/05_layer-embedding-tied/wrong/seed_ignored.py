# verdict: WRONG_VALUE
# diagnosis: seed-ignored

import jax
import jax.numpy as jnp
from flax import nnx


class TiedModel(nnx.Module):
    def __init__(self, vocab, features, rngs):
        self.embed = nnx.Embed(vocab, features, rngs=rngs)

    def __call__(self, ids):
        h = jnp.tanh(self.embed(ids))
        return self.embed.attend(h)


def tied_logits(seed, ids, vocab, features, factor):
    model = TiedModel(int(vocab), int(features), nnx.Rngs(0))
    model.embed.embedding[...] = model.embed.embedding[...] * factor
    return model(ids.astype(jnp.int32))
