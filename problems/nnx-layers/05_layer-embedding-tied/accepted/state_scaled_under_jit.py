import jax
import jax.numpy as jnp
from flax import nnx


def tied_logits(seed, ids, vocab, features, factor):
    class Model(nnx.Module):
        def __init__(self):
            self.words = nnx.Embed(int(vocab), int(features), rngs=nnx.Rngs(int(seed)))

        def __call__(self, ids):
            table = self.words.embedding[...]
            one_hot = jax.nn.one_hot(ids, table.shape[0])
            return jnp.tanh(one_hot @ table) @ table.T

    graphdef, state = nnx.split(Model())
    forward = jax.jit(lambda state, ids: nnx.merge(graphdef, state)(ids))
    return forward(jax.tree.map(lambda a: factor * a, state), ids.astype(int))
