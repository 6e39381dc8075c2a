# verdict: WRONG_STRUCTURE
# diagnosis: built-for-each-row

import jax
import jax.numpy as jnp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, wide, hidden, rngs):
        self.first = nnx.Linear(wide, hidden, rngs=rngs)
        self.second = nnx.Linear(hidden, hidden, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.first(x))
        self.sow(nnx.Intermediate, "act", x)
        x = nnx.relu(self.second(x))
        self.sow(nnx.Intermediate, "act", x)
        return x


@nnx.jit
def look(model, x):
    _, found = nnx.capture(model, nnx.Intermediate)(x)
    return jnp.stack([jnp.linalg.norm(a) for a in found["act"].get_value()])


def activation_norms(seed, xs, hidden):
    rows = []
    for x in xs:
        model = Net(xs.shape[1], int(hidden), nnx.Rngs(int(seed)))
        rows.append(look(model, x))
    return jnp.stack(rows), len(jax.tree.leaves(nnx.state(model)))
