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


@jax.jit
def run(net, x):
    _, seen = nnx.capture(net, nnx.Intermediate)(x)
    return jnp.stack([jnp.linalg.norm(leaf) for leaf in jax.tree.leaves(seen)])


def activation_norms(seed, xs, hidden):
    net = Net(xs.shape[-1], int(hidden), rngs=nnx.Rngs(int(seed)))
    rows = [run(net, x) for x in xs]
    return jnp.stack(rows), len(jax.tree.leaves(nnx.state(net)))
