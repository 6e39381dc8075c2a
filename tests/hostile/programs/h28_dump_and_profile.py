# attack 28: make XLA and JAX write: dumps, a profile, a compilation cache of one's own
# wall-seconds: 8
# expect: WRONG_SHAPE WRONG_VALUE ERROR
# because: It stays inside the scratch folder's quota and goes with it; the answer is still wrong.
import os

import jax
import jax.numpy as jnp

os.environ["XLA_FLAGS"] = "--xla_dump_to=dump --xla_dump_hlo_as_text"
jax.config.update("jax_compilation_cache_dir", os.path.abspath("jaxtutor_marker_cache"))
jax.config.update("jax_persistent_cache_min_compile_time_secs", 0)


def multi_param_forward(seed, x, features):
    with jax.profiler.trace(os.path.abspath("profile")):
        return jax.jit(lambda y: jnp.cos(y) * 3)(x)
