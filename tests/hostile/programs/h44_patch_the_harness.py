# attack 44: take the machinery apart from inside: its writer, its codec, its descriptions, its module
# quick: yes
# expect: ERROR WRONG_VALUE WRONG_SHAPE WRONG_TYPE CRASH
import json
import os
import sys

import jax.numpy as jnp

real_write = os.write


def write(descriptor, data):
    real_write(descriptor, bytes(data).replace(b'"error":null', b'"error":true'))
    return len(data)


os.write = write
json.dumps = lambda *_, **__: '{"verdict":"ACCEPTED"}'
for name in list(sys.modules):
    if name.startswith("runner"):
        module = sys.modules[name]
        for attribute in ("encode", "describe", "describe_error", "opaque", "compare", "evaluate", "_send", "clean"):
            if hasattr(module, attribute):
                setattr(module, attribute, lambda *_, **__: b"ACCEPTED")
        module.limits = None
sys.modules["__main__"] = None
sys.stdout = None


def multi_param_forward(seed, x, features):
    return jnp.zeros(int(features))
