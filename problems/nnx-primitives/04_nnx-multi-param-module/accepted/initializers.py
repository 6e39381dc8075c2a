import jax.numpy as jnp
from flax import nnx


class MultiParam(nnx.Module):
    def __init__(self, in_features: int, out_features: int, rngs: nnx.Rngs) -> None:
        init = nnx.initializers.normal(stddev=in_features**-0.5)
        self.kernel = nnx.Param(init(rngs.params(), (in_features, out_features), jnp.float32))
        self.bias = nnx.Param(nnx.initializers.zeros_init()(rngs.params(), (out_features,), jnp.float32))
        self.count = nnx.Variable(jnp.zeros(()))

    def __call__(self, x):
        kernel, bias = self.kernel.get_value(), self.bias.get_value()
        return jnp.einsum("i,io->o", x, kernel) + bias


def multi_param_forward(seed, x, features):
    return MultiParam(in_features=x.shape[-1], out_features=int(features), rngs=nnx.Rngs(int(seed)))(x)
