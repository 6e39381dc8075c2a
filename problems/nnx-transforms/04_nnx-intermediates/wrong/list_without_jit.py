# verdict: WRONG_STRUCTURE
# diagnosis: not-compiled

import jax
import jax.numpy as jnp
from flax import nnx

ACTIVATIONS = []


class Net(nnx.Module):
    def __init__(self, width: int, hidden: int, *, rngs: nnx.Rngs):
        self.first = nnx.Linear(width, hidden, rngs=rngs)
        self.second = nnx.Linear(hidden, hidden, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.first(x))
        ACTIVATIONS.append(x)
        x = nnx.relu(self.second(x))
        ACTIVATIONS.append(x)
        return x


def activation_norms(seed, xs, hidden):
    net = Net(xs.shape[-1], int(hidden), rngs=nnx.Rngs(int(seed)))
    rows = []
    for x in xs:
        net(x)
        rows.append([jnp.linalg.norm(a) for a in ACTIVATIONS[-2:]])
    return jnp.array(rows), len(jax.tree.leaves(nnx.state(net)))
