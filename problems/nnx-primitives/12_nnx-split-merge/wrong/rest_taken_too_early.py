# verdict: WRONG_VALUE
# diagnosis: rest-from-donor

import jax
import jax.numpy as jnp
from flax import nnx


class Counted(nnx.Module):
    def __init__(self, wide, features, rngs):
        self.linear = nnx.Linear(wide, features, rngs=rngs)
        self.calls = nnx.Variable(jnp.array(0.0))

    def __call__(self, x):
        self.calls[...] += 1.0
        return self.linear(x)


def transplant(seed, x, features):
    wide, out = len(x), int(features)
    donor = Counted(wide, out, nnx.Rngs(int(seed)))
    host = Counted(wide, out, nnx.Rngs(int(seed) + 1))

    graphdef, _, rest = nnx.split(nnx.clone(host), nnx.Param, ...)
    params = jax.tree.map(lambda a: a, nnx.state(donor, nnx.Param))

    host(x)
    host(x)

    mixed = nnx.merge(graphdef, params, rest)
    models = [mixed, host, donor]
    outs = [m(x) for m in models]
    return jnp.stack([jnp.append(o, m.calls[...]) for o, m in zip(outs, models)])
