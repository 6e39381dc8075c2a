import jax
import jax.numpy as jnp
from flax import nnx


def variable_vs_param(seed, x, features):
    class MixedState(nnx.Module):
        def __init__(self, in_features, out_features, rngs):
            key = rngs.params()
            self.step_count = nnx.Variable(jnp.array(0.0))
            self.running_mean = nnx.Variable(jnp.zeros((out_features,)))
            self.kernel = nnx.Param(jax.random.normal(key, (in_features, out_features)) * (1.0 / jnp.sqrt(in_features)))

        def __call__(self, x):
            return x @ self.kernel

    model = MixedState(in_features=x.shape[-1], out_features=int(features), rngs=nnx.Rngs(int(seed)))
    out = model(x)
    params = nnx.state(model, nnx.Param)
    n_param_leaves = len(jax.tree_util.tree_leaves(params))
    kernel_first = model.kernel.value.reshape(-1)[0]
    return jnp.array([float(n_param_leaves), float(kernel_first), float(out.sum())])
