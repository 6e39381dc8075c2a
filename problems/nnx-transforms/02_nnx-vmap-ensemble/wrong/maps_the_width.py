# verdict: ERROR
# diagnosis: rngs-not-split

from flax import nnx


def ensemble_predict(seed, x, features, k):
    @nnx.split_rngs(splits=int(k))
    @nnx.vmap
    def make(n_in, n_out, rngs):
        return nnx.Linear(n_in, n_out, rngs=rngs)

    models = make(x.shape[-1], int(features), nnx.Rngs(int(seed)))
    return nnx.vmap(lambda m, x: m(x), in_axes=(0, None))(models, x)
