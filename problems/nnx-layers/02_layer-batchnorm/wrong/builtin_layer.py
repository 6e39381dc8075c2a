# verdict: WRONG_STRUCTURE
# diagnosis: no-module

import jax.numpy as jnp
from flax import nnx


def my_batchnorm(batches, x, momentum):
    bn = nnx.BatchNorm(x.shape[-1], momentum=momentum, use_fast_variance=False, rngs=nnx.Rngs(0))
    for batch in batches:
        out = bn(batch)
    test = bn(x, use_running_average=True)
    return jnp.vstack([bn.mean[...], bn.var[...], out, test])
