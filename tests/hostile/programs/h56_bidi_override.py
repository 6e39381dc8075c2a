# attack 56: source that shows something else than it runs
# read-as: escapes
# expect: REJECTED
def multi_param_forward(seed, x, features):
    return x  # \u202e )0 * x( nruter
