# attack 31: the sockets and rings that default profiles forget
# after: reference
# expect: ACCEPTED
# because: Each is refused; what is left is the right answer.
import ctypes
import socket

honest = multi_param_forward
libc = ctypes.CDLL(None, use_errno=True)
families = {"vsock": 40, "alg": 38, "netlink": 16, "packet": 17, "bluetooth": 31, "unix": 1, "xdp": 44, "tipc": 30}
open_doors = []
for name, number in families.items():
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(number, kind, 0).close()
            open_doors.append(name)
        except OSError:
            pass
ring = ctypes.create_string_buffer(120)
if libc.syscall(425, 8, ring) >= 0:
    open_doors.append("io_uring")
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
