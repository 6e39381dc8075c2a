from functools import partial

import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes): ...
