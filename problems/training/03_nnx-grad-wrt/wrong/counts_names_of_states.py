# verdict: WRONG_VALUE
# diagnosis: names-counted

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
    biases = nnx.PathContains("bias")

    def loss_fn(net):
        return jnp.mean((net(x) - y) ** 2)

    all_grads = nnx.grad(loss_fn)(net)
    bias_grads = nnx.grad(loss_fn, argnums=nnx.DiffState(0, biases))(net)
    jax_grads = jax.grad(loss_fn)(net)
    counts = [len(all_grads), len(bias_grads), len(jax.tree.leaves(jax_grads))]

    optimizer = nnx.Optimizer(net, optax.sgd(lr), wrt=biases)
    optimizer.update(net, bias_grads)
    return jnp.array([*counts, loss_fn(net)])
