import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features: int, out_features: int, rngs: nnx.Rngs):
        draw = jax.random.normal(rngs.params(), (in_features, out_features))
        self.kernel = nnx.Param(draw / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.full((out_features,), 0.1))

    def __call__(self, x: jax.Array) -> jax.Array:
        return x @ self.kernel + self.bias


class MLP(nnx.Module):
    """Two layers with a ReLU between them."""

    def __init__(self, in_features: int, hidden: int, out: int, rngs: nnx.Rngs):
        self.first = Linear(in_features, hidden, rngs)
        self.second = Linear(hidden, out, rngs)

    def __call__(self, x: jax.Array) -> jax.Array:
        return self.second(nnx.relu(self.first(x)))


def two_layer_mlp(seed: float, x: jax.Array, hidden: float, out: float) -> jax.Array:
    model = MLP(x.shape[-1], int(hidden), int(out), rngs=nnx.Rngs(int(seed)))
    return model(x)
