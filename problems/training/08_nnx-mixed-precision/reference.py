import jax
import jax.numpy as jnp
import optax
from flax import nnx


class Net(nnx.Module):
    def __init__(self, size: int, start: float, count: float) -> None:
        self.weight = nnx.Param(jnp.full(size, start, jnp.float32))
        self.count = nnx.Variable(jnp.array(int(count)))
        self.drop = nnx.Dropout(0.0, rngs=nnx.Rngs(0))

    def __call__(self, x: jax.Array) -> jax.Array:
        return self.drop(x) @ self.weight


def report(net: Net, copy: Net, output: jax.Array) -> jax.Array:
    types = output.dtype, copy.weight.dtype, net.weight.dtype
    eps = [float(jnp.finfo(each).eps) for each in types]
    held = copy.count[...], copy.weight[0], net.weight[0]
    return jnp.array([*eps, *map(float, held)])


def halved(net: Net) -> Net:
    graphdef, params, rest = nnx.split(net, nnx.Param, ...)
    params = jax.tree.map(lambda array: array.astype(jnp.bfloat16), params)
    return nnx.merge(graphdef, params, rest)


def bf16_forward(x: jax.Array, start: float, count: float, lr: float, steps: float) -> jax.Array:
    net = Net(x.shape[1], start, count)
    optimizer = nnx.Optimizer(net, optax.sgd(lr), wrt=nnx.Param)
    x = x.astype(jnp.bfloat16)

    def loss_fn(net: Net) -> jax.Array:
        return jnp.abs(halved(net)(x)).mean()

    for _ in range(int(steps)):
        optimizer.update(net, nnx.grad(loss_fn)(net))
    copy = halved(net)
    return report(net, copy, copy(x))
