# verdict: WRONG_VALUE
# diagnosis: count-too-early

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
    host(x)
    host(x)
    mixed = nnx.clone(host)
    nnx.update(mixed, nnx.state(donor, nnx.Param))
    rows = []
    for model in (mixed, host, donor):
        c = model.calls[...]
        y = model(x)
        rows.append(jnp.append(y, c))
    return jnp.stack(rows)
