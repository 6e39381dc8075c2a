# attack 9: stop every clock that Python has, set the machine's, and wait
# expect: TIMEOUT
import os
import time

real_sleep = time.sleep
for name in ("time", "monotonic", "perf_counter", "process_time", "time_ns", "monotonic_ns", "perf_counter_ns"):
    setattr(time, name, lambda *_: 0)
os.environ["TZ"] = "Mars/Olympus"
time.tzset()
try:
    # Should it get through, the clock is set to what it already shows.
    time.clock_settime(time.CLOCK_REALTIME, time.clock_gettime(time.CLOCK_REALTIME))
    raise AssertionError("got through: clock_settime")
except PermissionError:
    pass


def multi_param_forward(seed, x, features):
    real_sleep(600)
