# attack 38: type into the operator's terminal
# after: reference
# expect: ACCEPTED
import fcntl

honest = multi_param_forward
open_doors = []
for descriptor in range(8):
    for request in (0x5412, 0x541C, 0x100005412):
        try:
            fcntl.ioctl(descriptor, request & 0xFFFFFFFF, b"x")
            open_doors.append(descriptor)
        except OSError:
            pass
try:
    open("/dev/tty", "w")
    open_doors.append("/dev/tty")
except OSError:
    pass
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
