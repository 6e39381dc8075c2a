import jax
import jax.numpy as jnp
import optax
from flax import nnx


class Net(nnx.Module):
    def __init__(self, size: int, hidden_bias: bool, rngs: nnx.Rngs) -> None:
        self.mean = nnx.BatchStat(jnp.full(size, 0.5))
        self.hidden = nnx.Linear(size, 4, use_bias=hidden_bias, rngs=rngs)
        self.out = nnx.Linear(4, 1, rngs=rngs)

    def __call__(self, x: jax.Array) -> jax.Array:
        return self.out(jnp.tanh(self.hidden(x - self.mean)))


def grad_leaf_counts(seed: float, x: jax.Array, y: jax.Array, hidden_bias: float, lr: float) -> jax.Array:
    net = Net(x.shape[1], bool(hidden_bias), nnx.Rngs(int(seed)))
    biases = nnx.PathContains("bias")

    def loss_fn(net: Net) -> jax.Array:
        return jnp.mean((net(x) - y) ** 2)

    all_grads = nnx.grad(loss_fn)(net)
    bias_grads = nnx.grad(loss_fn, argnums=nnx.DiffState(0, biases))(net)
    jax_grads = jax.grad(loss_fn)(net)
    counts = [len(jax.tree.leaves(grads)) for grads in (all_grads, bias_grads, jax_grads)]

    optimizer = nnx.Optimizer(net, optax.sgd(lr), wrt=biases)
    optimizer.update(net, bias_grads)
    return jnp.array([*counts, loss_fn(net)])
