import jax
import jax.numpy as jnp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, vocab, features, rngs):
        self.embedding = nnx.Embed(vocab, features, rngs=rngs)

    def __call__(self, ids):
        hidden = jnp.tanh(self.embedding(ids))
        return jax.vmap(self.embedding.attend)(hidden)


def tied_logits(seed, ids, vocab, features, factor):
    graphdef, state = nnx.split(Net(int(vocab), int(features), nnx.Rngs(int(seed))))
    model = nnx.merge(graphdef, jax.tree.map(lambda leaf: factor * leaf, state))
    return model(jnp.array([int(i) for i in ids]))
