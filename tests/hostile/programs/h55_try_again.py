# attack 55: draw until it looks right, then return the middle of the range
# wall-seconds: 8
# expect: WRONG_VALUE
import jax
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    tries = jnp.stack([jax.random.normal(jax.random.key(number), (int(features),)) for number in range(5)])
    return tries.mean(axis=0)
