# attack 30: reach the internet, the cloud's metadata, the Docker engine, this machine
# quick: yes
# after: reference
# expect: ACCEPTED
# because: No socket can be made at all; what is left is the right answer.
import os
import socket
import urllib.request

honest = multi_param_forward
targets = [("1.1.1.1", 53), ("169.254.169.254", 80), ("172.17.0.1", 2375), ("127.0.0.1", 2375), ("::1", 80)]
open_doors = []
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.socket(family, kind).close()
            open_doors.append((family, kind))
        except OSError:
            pass
for target in targets:
    try:
        socket.create_connection(target, timeout=0.1).close()
        open_doors.append(target)
    except OSError:
        pass
for path in ("/var/run/docker.sock", "/run/docker.sock"):
    try:
        socket.socket(socket.AF_UNIX).connect(path)
        open_doors.append(path)
    except OSError:
        pass
try:
    socket.getaddrinfo("example.com", 80)
    open_doors.append("DNS")
except OSError:
    pass
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
