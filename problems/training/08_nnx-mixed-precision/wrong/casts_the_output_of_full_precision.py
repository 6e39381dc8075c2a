# verdict: WRONG_VALUE
# diagnosis: output-cast-only

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


def halved(net):
    graphdef, params, rest = nnx.split(net, nnx.Param, ...)
    params = jax.tree.map(lambda a: a.astype(jnp.bfloat16), params)
    return nnx.merge(graphdef, params, rest)


def bf16_forward(x, start, count, lr, steps):
    net = Net(x.shape[1], start, count)
    optimizer = nnx.Optimizer(net, optax.sgd(lr), wrt=nnx.Param)

    def loss_fn(net):
        return jnp.abs(halved(net)(x).astype(jnp.bfloat16)).mean()

    for _ in range(int(steps)):
        optimizer.update(net, nnx.grad(loss_fn)(net))
    copy = halved(net)
    return report(net, copy, copy(x).astype(jnp.bfloat16))
