import jax
import jax.numpy as jnp
from flax import nnx


def count_leaves(model, kind):
    _, state, _ = nnx.split(model, lambda path, variable: isinstance(variable, kind), ...)
    return float(len(jax.tree.flatten(state)[0]))


class MixedState(nnx.Module):
    def __init__(self, shape, rngs):
        noise = jax.random.normal(rngs(), shape)
        self.kernel = nnx.Param(noise / shape[0] ** 0.5)
        self.running_mean = nnx.Variable(jnp.zeros(shape[-1]))
        self.step_count = nnx.Variable(0.0)

    def __call__(self, x):
        return (x[:, None] * self.kernel).sum(axis=0)


def variable_vs_param(seed, x, features):
    model = MixedState((x.size, int(features)), nnx.Rngs(int(seed)))
    return jnp.array([count_leaves(model, nnx.Param), model.kernel[0, 0], sum(model(x))])
