# attack 39: return the expected value from the frame of whoever compares
# expect: WRONG_VALUE WRONG_SHAPE WRONG_TYPE
# naive: fooled
import sys


def multi_param_forward(seed, x, features):
    frame = sys._getframe().f_back
    while frame is not None:
        for scope in (frame.f_locals, frame.f_globals):
            for name, value in scope.items():
                if name in {"expected", "wanted", "reference", "answer", "expectation", "truth", "target", "gold"} and hasattr(value, "shape"):
                    return value
        frame = frame.f_back
    return x
