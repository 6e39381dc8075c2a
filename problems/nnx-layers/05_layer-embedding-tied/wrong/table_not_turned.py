# verdict: ERROR
# diagnosis: table-not-turned

import jax
import jax.numpy as jnp
from flax import nnx


class TiedModel(nnx.Module):
    def __init__(self, vocab: int, features: int, rngs: nnx.Rngs):
        self.embed = nnx.Embed(vocab, features, rngs=rngs)

    def __call__(self, ids: jax.Array) -> jax.Array:
        return jnp.tanh(self.embed(ids)) @ self.embed.embedding


def tied_logits(seed: float, ids: jax.Array, vocab: float, features: float, factor: float) -> jax.Array:
    model = TiedModel(int(vocab), int(features), nnx.Rngs(int(seed)))
    model.embed.embedding[...] *= factor
    return model(ids.astype(jnp.int32))
