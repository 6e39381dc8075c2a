# attack 8: hold the interpreter's lock inside C: an exponential regular expression, then a quadratic conversion
# expect: TIMEOUT
import re
import sys
import threading


def multi_param_forward(seed, x, features):
    sys.set_int_max_str_digits(0)
    threading.Thread(target=lambda: str(10**10_000_000), daemon=True).start()
    re.match(r"(a+)+$", "a" * 60 + "b")
