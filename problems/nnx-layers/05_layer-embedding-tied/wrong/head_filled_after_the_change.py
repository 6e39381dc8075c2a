# verdict: WRONG_STRUCTURE
# diagnosis: further-weight

import jax
import jax.numpy as jnp
from flax import nnx


class TiedModel(nnx.Module):
    def __init__(self, vocab: int, features: int, rngs: nnx.Rngs):
        self.embed = nnx.Embed(vocab, features, rngs=rngs)
        self.head = nnx.Linear(features, vocab, use_bias=False, rngs=rngs)

    def __call__(self, ids: jax.Array) -> jax.Array:
        return self.head(jnp.tanh(self.embed(ids)))


def tied_logits(seed: float, ids: jax.Array, vocab: float, features: float, factor: float) -> jax.Array:
    model = TiedModel(int(vocab), int(features), nnx.Rngs(int(seed)))
    model.embed.embedding[...] *= factor
    model.head.kernel[...] = model.embed.embedding.T
    return model(ids.astype(jnp.int32))
