# attack 47: a thread that talks on the result channel for as long as the process lives
# repeat: 20
# expect: ERROR
# says: cannot be read
import os
import threading

import jax.numpy as jnp

claim = b"JXT1\x02\x00\x00\x00\x00\x00\x00\x00{}"


def talk():
    while True:
        os.write(4, claim)


threading.Thread(target=talk, daemon=True).start()


def multi_param_forward(seed, x, features):
    return jnp.zeros(int(features))
