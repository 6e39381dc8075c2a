# verdict: WRONG_VALUE
# diagnosis: layer-skipped

import jax
import jax.numpy as jnp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, wide, features, rngs):
        self.body = nnx.Linear(wide, features, rngs=rngs)
        self.norm = nnx.BatchNorm(features, use_running_average=True, rngs=rngs)
        self.head = nnx.Linear(features, 2, rngs=rngs)

    def __call__(self, x):
        return self.head(jnp.tanh(self.norm(self.body(x))))


def load_partial(seed, x, features, weights):
    model = Net(x.size, int(features), rngs=nnx.Rngs(int(seed)))
    skipped = 0
    for layer_name, arrays in weights.items():
        layer = getattr(model, layer_name, None)
        for name, array in arrays.items():
            target = getattr(layer, name, None)
            if isinstance(target, nnx.Param) and target.shape == array.shape:
                target.value = array
            else:
                skipped += 1
                break
    params = len(jax.tree.leaves(nnx.state(model, nnx.Param)))
    others = len(jax.tree.leaves(nnx.state(model, nnx.Not(nnx.Param))))
    return jnp.append(model(x), jnp.array([skipped, params, others], jnp.float32))
