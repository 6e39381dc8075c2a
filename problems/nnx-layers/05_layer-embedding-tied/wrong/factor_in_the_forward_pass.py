# verdict: WRONG_STRUCTURE
# diagnosis: table-unchanged

import jax
import jax.numpy as jnp
from flax import nnx


class TiedModel(nnx.Module):
    def __init__(self, vocab: int, features: int, factor: float, rngs: nnx.Rngs):
        self.embed = nnx.Embed(vocab, features, rngs=rngs)
        self.factor = factor

    def __call__(self, ids: jax.Array) -> jax.Array:
        table = self.embed.embedding * self.factor
        return jnp.tanh(table[ids]) @ table.T


def tied_logits(seed: float, ids: jax.Array, vocab: float, features: float, factor: float) -> jax.Array:
    model = TiedModel(int(vocab), int(features), factor, nnx.Rngs(int(seed)))
    return model(ids.astype(jnp.int32))
