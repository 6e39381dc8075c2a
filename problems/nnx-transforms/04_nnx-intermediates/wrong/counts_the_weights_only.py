# verdict: WRONG_STRUCTURE
# diagnosis: left-in-the-model

import jax
import jax.numpy as jnp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, width: int, hidden: int, *, rngs: nnx.Rngs):
        self.first = nnx.Linear(width, hidden, rngs=rngs)
        self.second = nnx.Linear(hidden, hidden, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.first(x))
        self.sow(nnx.Intermediate, "after_first", x)
        x = nnx.relu(self.second(x))
        self.sow(nnx.Intermediate, "after_second", x)
        return x


@nnx.jit
def run(net, x):
    return net(x)


def activation_norms(seed, xs, hidden):
    net = Net(xs.shape[-1], int(hidden), rngs=nnx.Rngs(int(seed)))
    rows = []
    for x in xs:
        run(net, x)
        rows.append([jnp.linalg.norm(getattr(net, name)[-1]) for name in ("after_first", "after_second")])
    return jnp.array(rows), len(jax.tree.leaves(nnx.state(net, nnx.Param)))
