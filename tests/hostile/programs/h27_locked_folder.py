# attack 27: leave a folder that even its owner may not list or empty
# after: reference
# expect: ACCEPTED
import os

honest = multi_param_forward
os.makedirs("locked/inner")
open("locked/inner/jaxtutor_marker", "w").close()
for folder in ("locked/inner", "locked", "."):
    try:
        os.chmod(folder, 0)
    except PermissionError:
        pass


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
