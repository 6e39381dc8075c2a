# verdict: WRONG_STRUCTURE
# diagnosis: scaled-outside

from flax import nnx


def pure_state_update(seed, x, features, scale):
    model = nnx.Linear(x.shape[0], int(features), rngs=nnx.Rngs(int(seed)))
    graphdef, state = nnx.split(model)
    rebuilt = nnx.merge(graphdef, state)
    return rebuilt(x * scale)
