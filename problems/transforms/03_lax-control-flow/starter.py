import jax
import jax.numpy as jnp


def collatz_steps(n, limit): ...
