# attack 22: open descriptors until there are none, so that the answer cannot be sent
# expect: ERROR
# says: OSError
kept = []


def multi_param_forward(seed, x, features):
    while len(kept) < 100_000:
        kept.append(open("/dev/null"))
    return x
