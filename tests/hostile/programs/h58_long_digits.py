# attack 58: raise an error whose message is as long as memory allows
# expect: ERROR
class Long(Exception):
    def __str__(self):
        return "y" * 50_000_000


def multi_param_forward(seed, x, features):
    raise Long
