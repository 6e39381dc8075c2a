# verdict: WRONG_STRUCTURE
# diagnosis: no-module

import jax.numpy as jnp
from flax import nnx


def tied_logits(seed, ids, vocab, features, factor):
    embed = nnx.Embed(int(vocab), int(features), rngs=nnx.Rngs(int(seed)))
    embed.embedding[...] *= factor
    return embed.attend(jnp.tanh(embed(ids.astype(int))))
