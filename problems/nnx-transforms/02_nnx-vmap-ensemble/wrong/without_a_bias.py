# verdict: WRONG_STRUCTURE
# diagnosis: bias-missing

from flax import nnx


def ensemble_predict(seed, x, features, k):
    @nnx.split_rngs(splits=int(k))
    @nnx.vmap
    def build(rngs):
        return nnx.Linear(x.shape[-1], int(features), use_bias=False, rngs=rngs)

    @nnx.vmap(in_axes=(0, None))
    def predict(member, batch):
        return member(batch)

    return predict(build(nnx.Rngs(int(seed))), x)
