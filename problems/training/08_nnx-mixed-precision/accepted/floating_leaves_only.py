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


def for_compute(net):
    def cast(a):
        return a.astype(jnp.bfloat16) if jnp.issubdtype(a.dtype, jnp.floating) else a

    graphdef, state = nnx.split(net)
    return nnx.merge(graphdef, jax.tree.map(cast, state))


@nnx.jit
def step(net, optimizer, x):
    def loss_fn(net):
        return jnp.abs(for_compute(net)(x)).astype(jnp.float32).mean()

    optimizer.update(net, nnx.grad(loss_fn)(net))


def bf16_forward(x, start, count, lr, steps):
    net = Net(x.shape[-1], start, count)
    optimizer = nnx.Optimizer(net, optax.sgd(lr), wrt=nnx.Param)
    for _ in range(int(steps)):
        step(net, optimizer, jnp.asarray(x, jnp.bfloat16))
    copy = for_compute(net)
    y = copy(x.astype("bfloat16"))
    return jnp.stack(
        [
            jnp.float32(jnp.finfo(y).eps),
            jnp.float32(jnp.finfo(copy.weight[...]).eps),
            jnp.float32(jnp.finfo(net.weight[...]).eps),
            copy.count[...].astype(jnp.float32),
            copy.weight[0].astype(jnp.float32),
            net.weight[0],
        ]
    )
