# attack 45: send the box's own last word to the host, on every descriptor: a BoxDone of one's own
# expect: ERROR
import os
import sys


def multi_param_forward(seed, x, features):
    from runner.protocol import Array, BoxDone, BoxReady, Ending

    codec = sys.modules["runner.codec"]
    empty = Array("uint8", (0,), b"")
    done = BoxDone(Ending.FINISHED, 0, empty, empty, False, empty, 0.001, False)
    frames = codec.encode(done) + codec.encode(BoxReady((), ("network",), ()))
    for descriptor in (0, 2, 3, 4, *range(5, 64)):
        try:
            os.write(descriptor, frames)
        except OSError:
            pass
    return x
