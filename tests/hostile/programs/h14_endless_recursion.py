# attack 14: lift the recursion limit and recurse until a stack or the memory is gone
# wall-seconds: 8
# expect: MEMORY CRASH TIMEOUT
import sys

sys.setrecursionlimit(10**9)


def dive(depth):
    return dive([depth] * 100)


def multi_param_forward(seed, x, features):
    return dive(0)
