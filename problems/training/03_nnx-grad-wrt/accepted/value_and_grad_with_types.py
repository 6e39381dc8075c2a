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


def n_leaves(tree):
    return float(len(jax.tree_util.tree_leaves(tree)))


def is_bias(path, value):
    return isinstance(value, nnx.Param) and path[-1] == "bias"


def grad_leaf_counts(seed, x, y, hidden_bias, lr):
    net = Net(x.shape[-1], hidden_bias == 1.0, rngs=nnx.Rngs(int(seed)))
    loss_fn = lambda net: optax.squared_error(net(x), y).mean()
    loss, grads = nnx.value_and_grad(loss_fn)(net)
    _, some = nnx.value_and_grad(loss_fn, argnums=nnx.DiffState(0, is_bias))(net)
    everything = n_leaves(nnx.state(jax.grad(loss_fn)(net)))
    tx = optax.sgd(lr)
    optimizer = nnx.Optimizer(net, tx, wrt=is_bias)
    optimizer.update(net, grads)
    return jnp.stack([jnp.array(n_leaves(grads)), jnp.array(n_leaves(some)), jnp.array(everything), loss_fn(net)])
