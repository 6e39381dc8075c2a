# verdict: WRONG_VALUE
# diagnosis: seeds-counted

import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    outputs = []
    for i in range(int(k)):
        model = nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed) + i))
        outputs.append(model(x))
    return jnp.stack(outputs)
