import jax
import jax.numpy as jnp
from flax import nnx
from flax.nnx import Param, Variable


def scaled_normal(key, shape):
    fan_in, _ = shape
    return jax.random.normal(key, shape) * jax.lax.rsqrt(float(fan_in))


class MultiParam(nnx.Module):
    kernel: Param
    bias: Param
    count: Variable

    def __init__(self, shape, rngs):
        self.kernel = Param(scaled_normal(rngs.params(), shape))
        self.bias = Param(jnp.zeros(shape[1:]))
        self.count = Variable(jnp.asarray(0.0))

    def __call__(self, x):
        return self.forward(x)

    def forward(self, x):
        return jnp.matmul(x, self.kernel) + self.bias


def build(seed, x, features):
    return MultiParam((x.size, int(features)), nnx.Rngs(int(seed)))


def multi_param_forward(seed, x, features):
    spare = build(seed, x, features)
    assert spare.kernel.shape == (x.shape[-1], int(features))
    model = build(seed, x, features)
    graphdef, state = nnx.split(model)

    @jax.jit
    def run(state, x):
        return nnx.merge(graphdef, state)(x)

    return run(state, x)
