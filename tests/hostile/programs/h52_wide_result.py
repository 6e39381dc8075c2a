# attack 52: return a million leaves, each of them small
# expect: WRONG_TYPE OUTPUT_LIMIT
def multi_param_forward(seed, x, features):
    return [[x] * 1000] * 1000
