import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    written = x
    for index in i:
        written = written.at[index].set(value, mode="drop")
    read = jax.vmap(lambda index: x[index])
    fill = jax.vmap(lambda index: x.at[index].get(mode="fill", fill_value=value))
    print("reading", i.shape[0])
    return (read(i), fill(i), written)
