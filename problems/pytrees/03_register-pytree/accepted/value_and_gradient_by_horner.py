import dataclasses
import functools

import jax
import jax.numpy as jnp


@functools.partial(jax.tree_util.register_dataclass, data_fields=["c"], meta_fields=["label"])
@dataclasses.dataclass(frozen=True)
class P:
    c: jax.Array
    label: str


@jax.jit
def horner(p: P, x):
    def body(acc, a):
        return acc * x + a, None

    out, _ = jax.lax.scan(body, jnp.float32(0), p.c[::-1])
    return out


def polynomial_tree(coeffs, name, x):
    p = P(jnp.asarray(coeffs), name)
    v, g = jax.value_and_grad(horner)(p, jnp.float32(x))
    d = jax.tree.map(lambda l: 2.0 * l, p)
    return {"leaves": jax.tree.flatten(p)[0], "value": v, "gradient": g.c, "doubled": d.c, "name": d.label}
