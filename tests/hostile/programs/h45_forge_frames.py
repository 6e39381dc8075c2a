# attack: be the harness: send well-formed frames for every case with the box's own codec, then end
# expect: WRONG_VALUE
# because: A well-formed claim is a claim like any other, and its numbers are wrong.
import os
import sys

import numpy as np


def multi_param_forward(seed, x, features):
    from runner.protocol import Array, RawCase

    codec = sys.modules["runner.codec"]
    harness = sys._getframe()
    while "job" not in harness.f_locals or "watch" not in harness.f_locals:
        harness = harness.f_back
    for case in harness.f_locals["job"].cases:
        size = int(case.args[2])
        claim = Array("float32", (size,), np.ones(size, "float32").tobytes())
        os.write(4, codec.encode(RawCase(name=case.name, value=claim)))
    os._exit(0)
