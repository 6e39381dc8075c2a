# attack 63: answer as the harness, with its own encoder and the probes' own notes, for modules that were never built
# expect: WRONG_VALUE
import sys

import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    codec = sys.modules["runner.codec"]
    real = codec.encode

    def encode(message):
        if type(message).__name__ == "RawCase":
            for name, claim in (("error", None), ("modules", ()), ("calls", ()), ("warnings", ()), ("missed_edits", ())):
                object.__setattr__(message, name, claim)
        return real(message)

    codec.encode = encode
    return jnp.zeros(int(features))
