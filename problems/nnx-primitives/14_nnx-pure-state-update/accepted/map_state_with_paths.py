from flax import nnx


def pure_state_update(seed, x, features, scale):
    model = nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    graphdef, state = nnx.split(model)
    state = nnx.map_state(lambda path, variable: variable.replace(variable[...] * scale), state)
    merged = nnx.merge(graphdef, state)
    assert merged is not model
    return merged(x)
