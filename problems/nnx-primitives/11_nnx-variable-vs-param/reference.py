import jax
import jax.numpy as jnp
from flax import nnx


class MixedState(nnx.Module):
    """One trainable array beside two that only the owner may change."""

    def __init__(self, in_features: int, out_features: int, rngs: nnx.Rngs):
        draw = jax.random.normal(rngs.params(), (in_features, out_features))
        self.kernel = nnx.Param(draw / jnp.sqrt(in_features))
        self.running_mean = nnx.Variable(jnp.zeros((out_features,)))
        self.step_count = nnx.Variable(jnp.array(0.0))

    def __call__(self, x: jax.Array) -> jax.Array:
        return x @ self.kernel


def variable_vs_param(seed: float, x: jax.Array, features: float) -> jax.Array:
    model = MixedState(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    out = model(x)
    trainable = jax.tree.leaves(nnx.state(model, nnx.Param))
    return jnp.array([float(len(trainable)), model.kernel[0, 0], out.sum()])
