import jax
import jax.numpy as jnp


def make_gate(lo, hi):
    @jax.custom_vjp
    def gate(x):
        return x

    gate.defvjp(lambda x: (x, ()), lambda _, g: (jnp.clip(g, lo, hi),))
    return gate


def scale_with_gate(x, weights, lo, hi):
    gate = make_gate(lo, hi)
    return jnp.multiply(weights, gate(x))
