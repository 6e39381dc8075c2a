# verdict: ERROR
# diagnosis: shares-not-mapped

from flax import nnx


def ensemble_predict(seed, x, features, k):
    @nnx.vmap(in_axes=None, axis_size=int(k))
    @nnx.split_rngs(splits=int(k))
    def make(rngs):
        return nnx.Linear(x.shape[-1], int(features), rngs=rngs)

    @nnx.vmap(in_axes=(0, None))
    def predict(model, x):
        return model(x)

    return predict(make(nnx.Rngs(int(seed))), x)
