import jax
import jax.numpy as jnp
import optax
from flax import nnx


class Net(nnx.Module):
    def __init__(self, size, start, count):
        start = jnp.full(size, start, jnp.float32)
        self.weight = nnx.Param(start)
        self.count = nnx.Variable(jnp.array(int(count)))
        self.drop = nnx.Dropout(0.0, rngs=nnx.Rngs(0))

    def __call__(self, x):
        return self.drop(x) @ self.weight


def report(net, copy, output):
    types = output.dtype, copy.weight.dtype, net.weight.dtype
    eps = [float(jnp.finfo(each).eps) for each in types]
    held = copy.count[...], copy.weight[0], net.weight[0]
    return jnp.array([*eps, *map(float, held)])


def half(net):
    graphdef, params, rest = nnx.split(net, nnx.Param, ...)
    return nnx.merge(graphdef, jax.tree.map(lambda a: a.astype(jnp.bfloat16), params), rest)


@nnx.jit
def step(net, optimizer, x):
    x = x.astype(jnp.bfloat16)
    copy = half(net)
    loss, grads = nnx.value_and_grad(lambda copy: jnp.abs(copy(x)).mean())(copy)
    grads = jax.tree.map(lambda g: g.astype(jnp.float32), grads)
    optimizer.update(net, grads)
    return loss


def bf16_forward(x, start, count, lr, steps):
    net = Net(x.shape[1], start, count)
    optimizer = nnx.Optimizer(net, optax.sgd(lr), wrt=nnx.Param)
    for _ in range(int(steps)):
        step(net, optimizer, x)
    copy = half(net)
    return report(net, copy, copy(x.astype(jnp.bfloat16)))
