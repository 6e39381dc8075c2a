# attack 1: take the processor and give nothing back
# quick: yes
# expect: TIMEOUT
def multi_param_forward(seed, x, features):
    while True:
        pass
