# attack 56: source with a NUL, after which half of all readers see the end
# quick: yes
# repeat: 20
# read-as: escapes
# expect: REJECTED
def multi_param_forward(seed, x, features):
    return "\x00"
