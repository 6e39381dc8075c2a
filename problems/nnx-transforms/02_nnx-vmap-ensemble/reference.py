import jax
from flax import nnx


def ensemble_predict(seed: float, x: jax.Array, features: float, k: float) -> jax.Array:
    @nnx.split_rngs(splits=int(k))
    @nnx.vmap
    def build(rngs):
        return nnx.Linear(x.shape[-1], int(features), rngs=rngs)

    @nnx.vmap(in_axes=(0, None))
    def predict(member, batch):
        return member(batch)

    return predict(build(nnx.Rngs(int(seed))), x)
