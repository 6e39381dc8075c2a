# control: the right numbers in plain JAX, without the module that the task asks for
# quick: yes
# repeat: 20
# expect: WRONG_STRUCTURE
# because: The numbers are right and no module is there: a requirement of the page, told as such.
import jax
import jax.numpy as jnp
from flax import nnx


def multi_param_forward(seed, x, features):
    wide, out = x.shape[-1], int(features)
    kernel = jax.random.normal(nnx.Rngs(int(seed)).params(), (wide, out)) / jnp.sqrt(wide)
    return x @ kernel
