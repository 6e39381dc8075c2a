from functools import partial

import flax
import jax
import jax.numpy as jnp


@flax.struct.dataclass
class Poly:
    coeffs: jax.Array
    name: str = flax.struct.field(pytree_node=False)

    @jax.jit
    def __call__(self, x):
        return sum(c * x**i for i, c in enumerate(self.coeffs))

    def doubled(self):
        return jax.tree.map(partial(jnp.multiply, 2), self)


value_and_gradient = jax.value_and_grad(Poly.__call__)


def polynomial_tree(coeffs, name, x):
    p = Poly(coeffs=coeffs, name=name)
    v, g = value_and_gradient(p, x)
    d = p.doubled()
    return {"leaves": jax.tree.leaves(p), "value": p(x), "gradient": g.coeffs, "doubled": d.coeffs, "name": d.name}
