# attack 56: source with half a character, which no encoding can write
# read-as: escapes
# expect: REJECTED
def multi_param_forward(seed, x, features):
    return "\ud800"
