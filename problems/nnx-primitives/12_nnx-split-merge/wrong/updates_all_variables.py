# verdict: WRONG_VALUE
# diagnosis: params-from-host

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
    donor = Counted(len(x), int(features), nnx.Rngs(int(seed)))
    host = Counted(len(x), int(features), nnx.Rngs(int(seed) + 1))
    host(x)
    host(x)
    mixed = nnx.clone(donor)
    # the calls are an nnx.Variable, the weights are nnx.Param
    nnx.update(mixed, nnx.state(host, nnx.Variable))
    rows = [jnp.append(m(x), m.calls[...]) for m in (mixed, host, donor)]
    return jnp.stack(rows)
