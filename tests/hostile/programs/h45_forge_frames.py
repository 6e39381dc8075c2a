# attack 45: be the harness: send well-formed frames for every case with the box's own codec, then end
# quick: yes
# repeat: 20
# expect: WRONG_VALUE
# because: A well-formed claim is a claim like any other, and its numbers are wrong.
import gc
import os
import sys

import numpy as np


def multi_param_forward(seed, x, features):
    from runner.protocol import Array, RawCase

    codec = sys.modules["runner.codec"]
    job = next(item for item in gc.get_objects() if type(item).__name__ == "Job")
    for case in job.cases:
        size = int(case.args[2])
        claim = Array("float32", (size,), np.ones(size, "float32").tobytes())
        os.write(4, codec.encode(RawCase(name=case.name, value=claim)))
    os._exit(0)
