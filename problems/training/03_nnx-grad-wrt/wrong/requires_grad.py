# verdict: ERROR
# diagnosis: requires-grad

import jax
import jax.numpy as jnp
import optax
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
    loss_fn = lambda n: ((n(x) - y) ** 2).mean()
    count = lambda t: len(jax.tree.leaves(t))
    g = nnx.grad(loss_fn)(net)
    c = count(jax.grad(loss_fn)(net))
    net.hidden.kernel.requires_grad = False
    net.out.kernel.requires_grad = False
    gb = nnx.grad(loss_fn)(net)
    opt = nnx.Optimizer(net, optax.sgd(lr), wrt=nnx.Param)
    opt.update(net, gb)
    return jnp.array([count(g), count(gb), c, loss_fn(net)])
