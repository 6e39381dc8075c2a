# attack 55: be nearly right, in half precision, and hope for a generous tolerance
# naive: fooled
# after: reference
# expect: WRONG_VALUE
import jax.numpy as jnp

honest = multi_param_forward


def multi_param_forward(seed, x, features):
    return honest(seed, x, features).astype(jnp.float16).astype(jnp.float32)
