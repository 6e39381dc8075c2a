import jax
import jax.numpy as jnp
from flax import nnx


class Dense(nnx.Module):
    def __init__(self, din, dout, *, rngs):
        init = nnx.initializers.normal(1 / din**0.5)
        self.kernel = nnx.Param(init(rngs.params(), (din, dout)))
        self.bias = nnx.Param(jnp.zeros(dout) + 0.1)

    def __call__(self, x):
        return jnp.dot(x, self.kernel.value) + self.bias.value


@nnx.dataclass
class Network(nnx.Module):
    layers: nnx.List

    def __call__(self, x):
        x = self.layers[0](x)
        for layer in self.layers[1:]:
            x = layer(jax.nn.relu(x))
        return x


@nnx.jit
def run(network, x):
    return network(x)


def stacked_mlp(seed, x, width, depth):
    rngs = nnx.Rngs(params=int(seed))
    width, depth = int(width), int(depth)
    layers = [Dense(width if i else len(x), width, rngs=rngs) for i in range(depth)]
    return run(Network(nnx.List(layers)), x)
