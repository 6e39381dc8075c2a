import jax
import jax.numpy as jnp


@jax.jit
def total_of(x):
    return jnp.sum(jnp.square(x.astype("float32")))


def promote_report(x, s):
    shapes = [
        jax.eval_shape(lambda x: x * s, x),
        jax.eval_shape(lambda x: x * jnp.ones((), jnp.float32), x),
        jax.eval_shape(lambda x: x.astype(float), x),
    ]
    sizes = jnp.array([shape.dtype.itemsize for shape in shapes])
    return (x * s).astype(x.dtype), total_of(x), sizes
