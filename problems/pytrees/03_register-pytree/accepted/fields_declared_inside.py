from dataclasses import dataclass
from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.tree_util.register_dataclass, data_fields=["coeffs"], meta_fields=["name"])
@dataclass(frozen=True)
class Poly:
    name: str
    coeffs: jax.Array


def polynomial_tree(coeffs, name, x):
    p = Poly(name=name, coeffs=coeffs)

    def value(p, x):
        def step(acc, c):
            return acc * x + c, None

        return jax.lax.scan(step, 0.0, p.coeffs, reverse=True)[0]

    compiled = jax.jit(value).lower(p, x).compile()
    d = jax.tree.map(lambda a: a + a, p)
    return {
        "name": d.name,
        "doubled": d.coeffs,
        "gradient": jax.jit(jax.grad(value))(p, x).coeffs,
        "value": compiled(p, x),
        "leaves": jax.tree.leaves(p),
    }
