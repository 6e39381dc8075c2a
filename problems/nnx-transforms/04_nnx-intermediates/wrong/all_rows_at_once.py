# verdict: WRONG_SHAPE
# diagnosis: rows-together

import jax
import jax.numpy as jnp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, width, hidden, *, rngs):
        self.first = nnx.Linear(width, hidden, rngs=rngs)
        self.second = nnx.Linear(hidden, hidden, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.first(x))
        self.sow(nnx.Intermediate, "one", x)
        x = nnx.relu(self.second(x))
        self.sow(nnx.Intermediate, "two", x)
        return x


@nnx.jit
def run(net, x):
    return nnx.capture(net, nnx.Intermediate)(x)[1]


def activation_norms(seed, xs, hidden):
    net = Net(xs.shape[-1], int(hidden), rngs=nnx.Rngs(int(seed)))
    seen = run(net, xs)
    rows = [jnp.linalg.norm(seen["one"][0]), jnp.linalg.norm(seen["two"][0])]
    return jnp.array(rows), len(jax.tree.leaves(nnx.state(net)))
