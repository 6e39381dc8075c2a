import jax
import jax.numpy as jnp
from flax import nnx


class MixedState(nnx.Module):
    def __init__(self, din, dout, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (din, dout)) / jnp.sqrt(din))
        self.running_mean = nnx.Variable(jnp.zeros((dout,)))
        self.step_count = nnx.Variable(jnp.array(0.0))

    def __call__(self, x):
        return x @ self.kernel


@nnx.jit
def apply(model, x):
    return model(x)


def variable_vs_param(seed, x, features):
    model = MixedState(x.shape[-1], int(features), nnx.Rngs(int(seed)))
    count = sum(1 for _ in nnx.to_flat_state(nnx.state(model, nnx.Param)))
    print("trainable leaves:", count)
    return jnp.asarray([count, model.kernel[0][0], apply(model, x).sum()], dtype=jnp.float32)
