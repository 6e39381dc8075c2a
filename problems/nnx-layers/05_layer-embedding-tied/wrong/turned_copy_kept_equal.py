# verdict: WRONG_STRUCTURE
# diagnosis: further-weight

import jax
import jax.numpy as jnp
from flax import nnx


class TiedModel(nnx.Module):
    def __init__(self, vocab: int, features: int, rngs: nnx.Rngs):
        self.embed = nnx.Embed(vocab, features, rngs=rngs)
        self.head = nnx.Param(self.embed.embedding.T)

    def __call__(self, ids: jax.Array) -> jax.Array:
        return jnp.tanh(self.embed(ids)) @ self.head


def tied_logits(seed: float, ids: jax.Array, vocab: float, features: float, factor: float) -> jax.Array:
    model = TiedModel(int(vocab), int(features), nnx.Rngs(int(seed)))
    nnx.update(model, jax.tree.map(lambda a: a * factor, nnx.state(model, nnx.Param)))
    return model(ids.astype(jnp.int32))
