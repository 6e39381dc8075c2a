# attack 27: nest folders so deeply that whoever removes them recurses into the ground
# wall-seconds: 8
# after: reference
# expect: ACCEPTED
# because: What a submission leaves is the box's to remove, and costs at most the box; the answer is right.
import os

honest = multi_param_forward
home = os.getcwd()
for _ in range(2500):
    os.mkdir("d")
    os.chdir("d")
os.chdir(home)


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
