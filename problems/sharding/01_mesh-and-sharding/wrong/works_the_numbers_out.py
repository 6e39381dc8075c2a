# verdict: WRONG_STRUCTURE
# diagnosis: nothing-placed

import jax.numpy as jnp


def shard_shapes(x, dp, mp):
    dp, mp = int(dp), int(mp)
    rows, columns = x.shape
    high, wide = rows // dp, columns // mp
    row, column = divmod(1, mp)
    tile = x[row * high : (row + 1) * high, column * wide : (column + 1) * wide]
    return jnp.array([high, wide, rows // mp, columns, dp, tile.sum()])
