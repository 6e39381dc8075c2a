# attack 70: forge an error, names and warnings of half a megabyte each, past every limit that the box keeps itself
# wall-seconds: 8
# expect: ERROR
import gc
import os
import sys


def multi_param_forward(seed, x, features):
    from runner.protocol import CallSeen, Frame, RawCase, RawError, WarningSeen

    codec = sys.modules["runner.codec"]
    job = next(item for item in gc.get_objects() if type(item).__name__ == "Job")
    giant = "@everyone ``` " * 3000
    error = RawError(giant, giant, (Frame(10**9, giant, giant),))
    seen = (CallSeen(giant, (giant,), 10**9, 10**9),), (WarningSeen(giant, giant, -1),)
    for case in job.cases:
        frame = memoryview(codec.encode(RawCase(case.name, None, error, (), *seen)))
        while frame:
            frame = frame[os.write(4, frame) :]
    os._exit(0)
