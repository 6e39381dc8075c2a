# attack 50: return the right numbers with an axis more, which broadcasts
# after: reference
# expect: WRONG_SHAPE
# naive: fooled
honest = multi_param_forward


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)[None]
