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
    graphdef, biases, rest = nnx.split(net, nnx.PathContains("bias"), ...)

    def loss_fn(biases):
        return jnp.mean((nnx.merge(graphdef, biases, rest)(x) - y) ** 2)

    def net_loss(net):
        return jnp.mean((net(x) - y) ** 2)

    grads = jax.grad(loss_fn)(biases)
    tx = optax.sgd(lr)
    updates, _ = tx.update(grads, tx.init(biases))
    counts = [len(jax.tree.leaves(g)) for g in (nnx.grad(net_loss)(net), grads, jax.grad(net_loss)(net))]
    return jnp.array([float(c) for c in counts] + [loss_fn(optax.apply_updates(biases, updates))])
