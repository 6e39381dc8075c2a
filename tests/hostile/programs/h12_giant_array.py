# attack 12: ask for 160 GB at once
# wall-seconds: 8
# expect: MEMORY
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    return jnp.ones((200_000, 200_000)) @ jnp.ones((200_000, 200_000))
