# attack 69: send frames that are right, as long as may be, and take the bot as long as possible to read
# wall-seconds: 8
# expect: WRONG_TYPE ERROR OUTPUT_LIMIT
# because: They are read beside the bot's event loop, which goes on, and their size has an end.
import gc
import os
import sys


def multi_param_forward(seed, x, features):
    from runner.protocol import RawCase

    codec = sys.modules["runner.codec"]
    job = next(item for item in gc.get_objects() if type(item).__name__ == "Job")
    heavy = [[1] * 4096] * 60
    for case in job.cases:
        frame = memoryview(codec.encode(RawCase(name=case.name, value=heavy)))
        while frame:
            frame = frame[os.write(4, frame) :]
    os._exit(0)
