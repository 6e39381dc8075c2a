# attack: take the processor and give nothing back
# expect: TIMEOUT
def multi_param_forward(seed, x, features):
    while True:
        pass
