import jax
import jax.numpy as jnp
from flax import nnx


def multi_param_forward(seed, x, features):
    class Layer(nnx.Module):
        def __init__(self, n_in, n_out, *, rngs):
            self.count = nnx.Variable(jnp.array(0.0))
            self.bias = nnx.Param(jnp.zeros(n_out))
            key = rngs.params()
            self.kernel = nnx.Param(jax.random.normal(key, (n_in, n_out)) * (1.0 / jnp.sqrt(n_in)))

        def __call__(self, inputs):
            return jnp.dot(inputs, self.kernel.value) + self.bias.value

    model = Layer(len(x), int(features), rngs=nnx.Rngs(int(seed)))
    print("bias starts as", model.bias[...])
    return model(x)
