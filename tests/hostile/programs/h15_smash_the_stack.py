# attack 15: overflow the C stack of a thread with callbacks from C
# expect: CRASH
import ctypes
import sys
import threading

sys.setrecursionlimit(10**9)
Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)


@Callback
def dive(depth):
    return dive(depth + 1)


def multi_param_forward(seed, x, features):
    threading.stack_size(64 * 1024)
    thread = threading.Thread(target=dive, args=(0,))
    thread.start()
    thread.join()
    ctypes.string_at(0)
