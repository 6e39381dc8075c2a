# attack 63: answer as the harness, with its own functions and the probes' own notes, for modules that were never built
# expect: WRONG_VALUE
import sys

import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    harness = sys.modules["runner.box.harness"]
    real = harness._send_case

    def send(case):
        object.__setattr__(case, "error", None)
        object.__setattr__(case, "modules", ())
        object.__setattr__(case, "calls", ())
        real(case)

    harness._send_case = send
    harness.RESULT = 4
    return jnp.zeros(int(features))
