# attack 6: make the compiler compute with constants of a gigabyte
# expect: TIMEOUT MEMORY
import jax
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    @jax.jit
    def folded():
        total = jnp.zeros((4000, 4000))
        for number in range(20):
            total = total + jnp.sort(jnp.full((4000, 4000), float(number)), axis=0) @ jnp.ones((4000, 4000))
        return total

    while True:
        folded.clear_cache()
        folded()
