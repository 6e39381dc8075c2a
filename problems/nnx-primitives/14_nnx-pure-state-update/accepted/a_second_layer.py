import jax
from flax import nnx


def build(seed, x, features):
    return nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))


@nnx.jit
def call(model, x):
    return model(x)


def pure_state_update(seed, x, features, scale):
    original = build(seed, x, features)
    target = build(seed, x, features)
    nnx.update(target, jax.tree.map(lambda leaf: leaf * scale, nnx.state(original)))
    return call(target, x)
