# attack 53: write a pickle that runs code, a lying npy header and a zip bomb to the result channel
# expect: ERROR
# says: cannot be read
import os
import pickle
import zlib


class Payload:
    def __reduce__(self):
        return (os.system, ("touch /tmp/jaxtutor_marker",))


def multi_param_forward(seed, x, features):
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000000000000,), }"
    os.write(4, pickle.dumps(Payload()))
    os.write(4, b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header)
    os.write(4, zlib.compress(bytes(4_000_000)))
    return x
