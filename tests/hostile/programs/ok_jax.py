# control: transformations of plain JAX beside the module
# after: reference
# wall-seconds: 30
# expect: ACCEPTED
import jax
import jax.numpy as jnp

honest = multi_param_forward


def multi_param_forward(seed, x, features):
    slope = jax.grad(lambda y: jnp.sum(jnp.tanh(y)))(x)
    assert jax.vmap(jnp.sin)(slope).shape == x.shape
    return honest(seed, x, features)
