import jax
import jax.numpy as jnp
from flax import nnx


def conv_shape_report(
    h: float, w: float, channels: float, features: float, kernel: float, stride: float, padding: str
) -> jax.Array:
    settings = {} if padding == "default" else {"padding": padding}
    conv = nnx.Conv(
        int(channels),
        int(features),
        kernel_size=(int(kernel), int(kernel)),
        strides=(int(stride), int(stride)),
        rngs=nnx.Rngs(0),
        **settings,
    )
    image = jax.ShapeDtypeStruct((1, int(h), int(w), int(channels)), jnp.float32)
    _, rows, columns, maps = jax.eval_shape(conv, image).shape
    return jnp.array([rows, columns, rows * columns * maps])
