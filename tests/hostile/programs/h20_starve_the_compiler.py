# attack 20: leave XLA no thread to compile with, so that it aborts and the box looks broken
# wall-seconds: 8
# expect: ERROR CRASH WRONG_VALUE WRONG_SHAPE TIMEOUT MEMORY
# because: Whatever XLA makes of it, it is the learner's own process that ends, and never our fault (INFRA).
import threading

import jax
import jax.numpy as jnp

gate = threading.Event()
try:
    for _ in range(400):
        threading.Thread(target=gate.wait, daemon=True).start()
except RuntimeError:
    pass


def multi_param_forward(seed, x, features):
    mesh = jax.jit(lambda y: jnp.linalg.svd(jnp.outer(y, y))[1].sum() + jnp.fft.fft(y).real)
    return mesh(x)
