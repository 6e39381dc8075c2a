import tempfile

import jax.numpy as jnp
import numpy as np
from flax import nnx


def save_restore(seed, x, features, shift):
    model = nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    model.kernel[...] = model.kernel[...] + shift
    model.bias[...] = model.bias[...] + shift
    with tempfile.NamedTemporaryFile(suffix=".npz") as file:
        np.savez(file.name, kernel=model.kernel[...], bias=model.bias[...])
        model.kernel[...] = model.kernel[...] + shift
        model.bias[...] = model.bias[...] + shift
        loaded = np.load(file.name)
        other = nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(0))
        other.kernel[...], other.bias[...] = jnp.array(loaded["kernel"]), jnp.array(loaded["bias"])
    return jnp.stack((model(x), other(x)))
