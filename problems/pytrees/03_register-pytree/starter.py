from dataclasses import dataclass

import jax
import jax.numpy as jnp


def polynomial_tree(coeffs, name, x): ...
