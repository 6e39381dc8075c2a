# attack 11: fill memory, page by page, and swallow the first refusals
# quick: yes
# repeat: 20
# wall-seconds: 8
# expect: MEMORY
kept = []


def multi_param_forward(seed, x, features):
    for _ in range(3):
        try:
            while True:
                kept.append(bytearray(64 * 1024 * 1024))
        except MemoryError:
            pass
    while True:
        kept.append(bytearray(1024 * 1024))
