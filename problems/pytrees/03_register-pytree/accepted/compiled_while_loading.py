import dataclasses

import jax
import jax.numpy as jnp
from jax import grad, jit
from jax.tree_util import tree_leaves, tree_map

Poly = dataclasses.make_dataclass("Poly", ["coeffs", "name"])
jax.tree_util.register_dataclass(Poly, data_fields=["coeffs"], meta_fields=["name"])


def value(p, x):
    return jnp.polyval(p.coeffs[::-1], x)


fast, slope = jit(value), jit(grad(value))


def polynomial_tree(coeffs, name, x):
    p = Poly(coeffs, name)
    d = tree_map(lambda a: 2 * a, p)
    return dict(leaves=tree_leaves(p), value=fast(p, x), gradient=slope(p, x).coeffs, doubled=d.coeffs, name=d.name)
