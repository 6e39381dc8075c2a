# attack: start threads until the machine has none left
# expect: ERROR
# expect-process: ACCEPTED
# because: Threads are counted per user, and only the container gives each submission a user of its own.
# after: reference
# says: RuntimeError
import threading

honest = multi_param_forward
gate = threading.Event()
# Bounded, for where nothing else bounds it.
for _ in range(400):
    threading.Thread(target=gate.wait, daemon=True).start()


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
