# verdict: ERROR
# diagnosis: list-of-tracers

import jax
import jax.numpy as jnp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, width: int, hidden: int, *, rngs: nnx.Rngs):
        self.first = nnx.Linear(width, hidden, rngs=rngs)
        self.seen = []
        self.second = nnx.Linear(hidden, hidden, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.first(x))
        self.seen.append(x)
        x = nnx.relu(self.second(x))
        self.seen.append(x)
        return x


@nnx.jit
def run(net, x):
    return net(x)


def activation_norms(seed, xs, hidden):
    net = Net(xs.shape[-1], int(hidden), rngs=nnx.Rngs(int(seed)))
    rows = []
    for x in xs:
        run(net, x)
        rows.append([jnp.linalg.norm(a) for a in net.seen])
        net.seen.clear()
    return jnp.array(rows), len(jax.tree.leaves(nnx.state(net)))
