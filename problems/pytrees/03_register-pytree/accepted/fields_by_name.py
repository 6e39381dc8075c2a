from dataclasses import dataclass
from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.tree_util.register_dataclass, data_fields=("coeffs",), meta_fields=("name",))
@dataclass(frozen=True)
class Polynomial:
    coeffs: jax.Array
    name: str

    @jax.jit
    def __call__(self, x):
        return self.coeffs @ jnp.power(x, jnp.arange(self.coeffs.size))


def evaluate(polynomial, x):
    return polynomial(x)


def polynomial_tree(coeffs, name, x):
    polynomial = Polynomial(coeffs, name)
    doubled = jax.tree.map(lambda leaf: 2 * leaf, polynomial)
    return {
        "leaves": jax.tree.leaves(polynomial),
        "value": polynomial(x),
        "gradient": jax.jit(jax.grad(evaluate))(polynomial, x).coeffs,
        "doubled": doubled.coeffs,
        "name": doubled.name,
    }
