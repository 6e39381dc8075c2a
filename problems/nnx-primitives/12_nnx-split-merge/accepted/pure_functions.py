import jax
import jax.numpy as jnp
from flax import nnx


class Counter(nnx.Variable):
    pass


class Model(nnx.Module):
    def __init__(self, in_features, out_features, *, rngs):
        self.dense = nnx.Linear(in_features, out_features, rngs=rngs)
        self.count = Counter(jnp.zeros(()))

    def __call__(self, x):
        self.count[...] = self.count[...] + 1
        return self.dense(x)


@nnx.jit
def call(model, x):
    out = model(x)
    return jnp.concatenate([out, model.count[...].reshape(1)])


def transplant(seed, x, features):
    donor = Model(x.size, int(features), rngs=nnx.Rngs(int(seed)))
    host = Model(x.size, int(features), rngs=nnx.Rngs(int(seed + 1)))
    for _ in range(2):
        call(host, x)
    graphdef, weights, _ = nnx.split(donor, nnx.Param, Counter)
    counts = jax.tree.map(jnp.copy, nnx.state(host, Counter))
    mixed = nnx.merge(graphdef, jax.tree.map(jnp.copy, weights), counts)
    rows = [call(model, x) for model in (mixed, host, donor)]
    return jnp.vstack(rows)
