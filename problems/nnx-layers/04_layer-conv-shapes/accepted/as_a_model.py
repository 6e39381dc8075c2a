import jax
import jax.numpy as jnp
from flax import nnx


class Features(nnx.Module):
    def __init__(self, channels, features, kernel, stride, rngs, **kwargs):
        self.conv = nnx.Conv(channels, features, (kernel, kernel), stride, rngs=rngs, **kwargs)

    def __call__(self, image):
        maps = self.conv(image[None])[0]
        return maps, maps.ravel()


def conv_shape_report(h, w, channels, features, kernel, stride, padding):
    kwargs = {"padding": padding} if padding != "default" else {}
    sizes = [int(n) for n in (channels, features, kernel, stride)]
    model = nnx.eval_shape(lambda: Features(*sizes, rngs=nnx.Rngs(0), **kwargs))
    image = jax.ShapeDtypeStruct((int(h), int(w), int(channels)), jnp.float32)
    maps, flat = nnx.eval_shape(lambda m, x: m(x), model, image)
    return jnp.asarray((maps.shape[0], maps.shape[1], flat.size), dtype=jnp.int32)
