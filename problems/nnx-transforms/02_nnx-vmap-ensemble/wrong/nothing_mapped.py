# verdict: ERROR
# diagnosis: nothing-mapped

from flax import nnx


def ensemble_predict(seed, x, features, k):
    @nnx.split_rngs(splits=int(k))
    @nnx.vmap(in_axes=None, out_axes=0)
    def make(rngs):
        return nnx.Linear(x.shape[-1], int(features), rngs=rngs)

    models = make(nnx.Rngs(int(seed)))
    return nnx.vmap(lambda m, x: m(x), in_axes=(0, None))(models, x)
