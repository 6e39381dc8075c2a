import jax
import jax.numpy as jnp
from flax import nnx


class Dense(nnx.Module):
    def __init__(self, din: int, dout: int, *, rngs: nnx.Rngs):
        init = nnx.initializers.normal(stddev=1 / din**0.5)
        self.kernel = nnx.Param(init(rngs.params(), (din, dout)))
        self.bias = nnx.Param(nnx.initializers.constant(0.1)(None, (dout,)))

    def __call__(self, x: jax.Array) -> jax.Array:
        return jnp.dot(x, self.kernel.get_value()) + self.bias.get_value()


class TwoLayers(nnx.Module):
    def __init__(self, din: int, hidden: int, dout: int, *, rngs: nnx.Rngs):
        self.activation = jax.nn.relu
        self.first = Dense(din, hidden, rngs=rngs)
        self.second = Dense(hidden, dout, rngs=rngs)

    def __call__(self, x: jax.Array) -> jax.Array:
        return self.second(self.activation(self.first(x)))


@nnx.jit
def run(model, x):
    return model(x)


def two_layer_mlp(seed, x, hidden, out):
    return run(TwoLayers(len(x), int(hidden), int(out), rngs=nnx.Rngs(int(seed))), x)
