# verdict: WRONG_VALUE
# diagnosis: one-entry-for-both

import jax
import jax.numpy as jnp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, width, hidden, *, rngs):
        self.first = nnx.Linear(width, hidden, rngs=rngs)
        self.second = nnx.Linear(hidden, hidden, rngs=rngs)

    def __call__(self, x):
        for layer in (self.first, self.second):
            x = nnx.relu(layer(x))
            self.sow(nnx.Intermediate, "act", x)
        return x


@nnx.jit
def run(net, x):
    return nnx.capture(net, nnx.Intermediate)(x)[1]


def activation_norms(seed, xs, hidden):
    net = Net(xs.shape[-1], int(hidden), rngs=nnx.Rngs(int(seed)))
    rows = []
    for x in xs:
        seen = run(net, x)
        rows.append([jnp.linalg.norm(seen["act"][0]), jnp.linalg.norm(seen["act"][0])])
    return jnp.array(rows), len(jax.tree.leaves(nnx.state(net)))
