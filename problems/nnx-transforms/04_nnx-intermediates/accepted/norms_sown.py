import jax
import jax.numpy as jnp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, width: int, hidden: int, *, rngs: nnx.Rngs):
        self.first = nnx.Linear(width, hidden, rngs=rngs)
        self.second = nnx.Linear(hidden, hidden, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.first(x))
        self.sow(nnx.Intermediate, "norms", jnp.linalg.norm(x))
        x = nnx.relu(self.second(x))
        self.sow(nnx.Intermediate, "norms", jnp.linalg.norm(x))
        return x


forward = nnx.capture(nnx.jit(lambda net, x: net(x)), nnx.Intermediate)


def activation_norms(seed, xs, hidden):
    net = Net(xs.shape[-1], int(hidden), rngs=nnx.Rngs(int(seed)))
    rows = []
    for x in xs:
        _, seen = forward(net, x)
        rows.append(seen["norms"].get_value())
    return jnp.array(rows), len(jax.tree.leaves(nnx.state(net)))
