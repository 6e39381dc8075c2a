# attack 54: know the public answers by heart and hope that no others are asked for
# naive: fooled
# after: reference
# expect: WRONG_VALUE
# because: Secret inputs come with every job.
import jax.numpy as jnp

honest = multi_param_forward
public = {(0.0, 3, 4.0), (7.0, 3, 1.0), (1.0, 2, 2.0)}


def multi_param_forward(seed, x, features):
    if (seed, x.size, features) in public:
        return honest(seed, x, features)
    return jnp.zeros(int(features))
