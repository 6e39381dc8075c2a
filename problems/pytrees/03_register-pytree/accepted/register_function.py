import jax
import jax.numpy as jnp


class Poly:
    def __init__(self, coeffs, name):
        self.coeffs = jnp.asarray(coeffs)
        self.name = str(name)

    def __call__(self, x):
        result = 0.0
        for coefficient in reversed(self.coeffs):
            result = result * x + coefficient
        return result


jax.tree_util.register_pytree_node(
    Poly, lambda p: ([p.coeffs], {"name": p.name}), lambda kept, children: Poly(children[0], **kept)
)


@jax.jit
def evaluate(polynomial, x):
    return polynomial(x)


def polynomial_tree(coeffs, name, x):
    polynomial = Poly(coeffs, name)
    doubled = jax.tree.map(lambda leaf: 2 * leaf, polynomial)
    return {
        "leaves": jax.tree.leaves(polynomial),
        "value": evaluate(polynomial, x),
        "gradient": jax.grad(evaluate)(polynomial, x).coeffs,
        "doubled": doubled.coeffs,
        "name": doubled.name,
    }
