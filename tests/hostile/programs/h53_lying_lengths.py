# attack 53: frames that promise more than they hold: lengths, shapes, buffers, duplicate keys
# repeat: 20
# expect: ERROR
# says: cannot be read
import os
import struct


def multi_param_forward(seed, x, features):
    header = b'{"kind":"RawCase","kind":"RawCase","value":{"shape":[1000000000000,0],"dtype":"float32"}}'
    os.write(4, struct.pack("<4sII", b"JXT1", len(header), 0) + header)
    os.write(4, struct.pack("<4sII", b"JXT1", 2**32 - 1, 2**32 - 1))
    return x
