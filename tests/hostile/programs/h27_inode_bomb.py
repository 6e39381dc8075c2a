# attack 27: use up the inodes with empty files
# wall-seconds: 8
# expect: ERROR
# expect-process: WRONG_VALUE
# because: Without a container the scratch folder is on a disk that counts for nobody; it is emptied afterwards.
def multi_param_forward(seed, x, features):
    # Bounded, for where nothing else bounds it.
    for number in range(6000):
        open(f"jaxtutor_marker_{number}" + "n" * 200, "w").close()
    return x[:1].sum() * 0 + jnp.zeros(int(features))


import jax.numpy as jnp
