# verdict: WRONG_STRUCTURE
# diagnosis: object-not-mapped

from dataclasses import dataclass, field

import jax
import jax.numpy as jnp


def polynomial_tree(coeffs, name, x):
    p = {"coeffs": coeffs}
    f = jax.jit(lambda p, x: jnp.sum(p["coeffs"] * x ** jnp.arange(p["coeffs"].size)))
    d = jax.tree.map(lambda a: 2 * a, p)
    return {
        "leaves": jax.tree.leaves(p),
        "value": f(p, x),
        "gradient": jax.grad(f)(p, x)["coeffs"],
        "doubled": d["coeffs"],
        "name": name,
    }
