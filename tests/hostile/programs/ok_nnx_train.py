# control: a training step with BatchNorm, Dropout and a scan runs beside the right answer
# quick: yes
# after: reference
# wall-seconds: 30
# expect: ACCEPTED
import jax
import jax.numpy as jnp
import optax
from flax import nnx

honest = multi_param_forward


class Net(nnx.Module):
    def __init__(self, rngs):
        self.linear = nnx.Linear(3, 4, rngs=rngs)
        self.norm = nnx.BatchNorm(4, rngs=rngs)
        self.dropout = nnx.Dropout(0.5, rngs=rngs)

    def __call__(self, x):
        return self.dropout(self.norm(self.linear(x)))


def train():
    net = Net(nnx.Rngs(0))
    optimizer = nnx.Optimizer(net, optax.sgd(0.1), wrt=nnx.Param)

    @nnx.jit
    def step(net, optimizer, x):
        loss, grads = nnx.value_and_grad(lambda net: jnp.mean(net(x) ** 2))(net)
        optimizer.update(net, grads)
        return loss

    losses = [float(step(net, optimizer, jnp.ones((8, 3)))) for _ in range(2)]
    total, _ = jax.lax.scan(lambda carry, y: (carry + y, y), 0.0, jnp.arange(5.0))
    return losses, float(total)


trained = train()


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
