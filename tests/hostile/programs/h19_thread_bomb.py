# attack 19: start threads until the machine has none left
# repeat: 20
# expect: ERROR
# because: Without a container nobody counts threads, but their stacks are memory, which is bounded.
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
