# attack 50: return the right numbers in half precision
# after: reference
# expect: WRONG_DTYPE
# naive: fooled
import jax.numpy as jnp

honest = multi_param_forward


def multi_param_forward(seed, x, features):
    return honest(seed, x, features).astype(jnp.float16)
