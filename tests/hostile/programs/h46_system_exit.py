# attack 46: raise SystemExit(0), which many a runner lets through
# expect: ERROR
# says: SystemExit
# naive: fooled
import sys


def multi_param_forward(seed, x, features):
    sys.exit(0)
