# verdict: WRONG_VALUE
# diagnosis: step-in-half

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


def cast(tree, dtype):
    return jax.tree.map(lambda a: a.astype(dtype), tree)


def bf16_forward(x, start, count, lr, steps):
    net = Net(x.shape[1], start, count)
    copy = nnx.clone(net)
    optimizer = nnx.Optimizer(net, optax.sgd(lr), wrt=nnx.Param)
    x = x.astype(jnp.bfloat16)
    for _ in range(int(steps)):
        nnx.update(copy, cast(nnx.state(net, nnx.Param), jnp.bfloat16))
        grads = nnx.grad(lambda model: jnp.abs(model(x)).mean())(copy)
        optimizer.update(net, grads)
    nnx.update(copy, cast(nnx.state(net, nnx.Param), jnp.bfloat16))
    out = copy(x)
    numbers = [jnp.finfo(out.dtype).eps, jnp.finfo(copy.weight.dtype).eps, jnp.finfo(net.weight.dtype).eps]
    numbers += [copy.count[...], copy.weight[0], net.weight[0]]
    return jnp.array([float(number) for number in numbers])
