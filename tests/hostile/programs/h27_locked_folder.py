# attack: leave a folder that even its owner may not list or empty
# after: reference
# expect: ACCEPTED
import os

honest = multi_param_forward
os.makedirs("locked/inner")
open("locked/inner/jaxtutor_marker", "w").close()
os.chmod("locked/inner", 0)
os.chmod("locked", 0)
os.chmod(".", 0)


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
