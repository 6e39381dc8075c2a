# attack 58: print an integer of five thousand digits
# expect: ERROR
# says: ValueError
def multi_param_forward(seed, x, features):
    print(10**5000)
