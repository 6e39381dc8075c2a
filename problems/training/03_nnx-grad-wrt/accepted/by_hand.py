import jax
import jax.numpy as jnp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, size, hidden_bias, rngs):
        self.mean = nnx.BatchStat(jnp.full(size, 0.5))
        self.hidden = nnx.Linear(size, 4, use_bias=hidden_bias, rngs=rngs)
        self.out = nnx.Linear(4, 1, rngs=rngs)

    def __call__(self, x):
        return self.out(jnp.tanh(self.hidden(x - self.mean)))


def grad_leaf_counts(seed, x, y, hidden_bias, lr):
    net = Net(x.shape[1], bool(hidden_bias), nnx.Rngs(int(seed)))
    filt = nnx.All(nnx.Param, nnx.PathContains("bias"))

    def loss_fn(net, x, y):
        return jnp.square(net(x) - y).mean()

    a = nnx.grad(loss_fn)(net, x, y)
    b = nnx.grad(loss_fn, argnums=nnx.DiffState(0, filt))(net, x, y)
    c = jax.grad(loss_fn)(net, x, y)
    state = nnx.state(net, filt)
    nnx.update(net, jax.tree.map(lambda p, g: p - lr * g, state, b))
    counts = jnp.array([len(nnx.to_flat_state(a)), len(nnx.to_flat_state(b)), len(jax.tree.leaves(c))], jnp.float32)
    return jnp.append(counts, loss_fn(net, x, y))
