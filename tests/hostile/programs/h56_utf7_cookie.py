# attack 56: an encoding cookie that makes a program of what looks like a comment
# coding: utf-7
# expect: ERROR
# because: It is compiled as the text that was read; the cookie means nothing, and no function is found.
# +AAo-def multi_param_forward(seed, x, features): return x
