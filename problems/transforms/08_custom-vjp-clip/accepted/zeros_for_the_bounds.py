import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, lo, hi):
    return jnp.asarray(x)


def clip_fwd(x, lo, hi):
    return clip_gradient(x, lo, hi), {"lo": lo, "hi": hi}


def clip_bwd(res, g):
    g = jnp.minimum(jnp.maximum(g, res["lo"]), res["hi"])
    return (g, jnp.zeros_like(res["lo"]), jnp.zeros_like(res["hi"]))


clip_gradient.defvjp(clip_fwd, clip_bwd)


@jax.jit
def scale_with_gate(x, weights, lo, hi):
    return clip_gradient(x, lo, hi) * weights
