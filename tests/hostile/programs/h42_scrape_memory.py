# attack 42: read the process's own memory, area by area, for what the reference looks like
# quick: yes
# wall-seconds: 10
# expect: WRONG_VALUE
# because: The reference's text holds a canary while this runs; the search first has to find one that it hid itself.
import ctypes
import mmap
import re

import jax.numpy as jnp

# Patterns that do not look like what they find: the search must not find itself.
OF_THE_REFERENCE = re.compile(rb"canary[_]of[_]the[_]reference")
OF_THE_SEARCH = re.compile(rb"canary[_]of[_]the[_]search")
hidden = mmap.mmap(-1, 4096)
hidden.write("_".join(["canary", "of", "the", "search"]).encode())


def areas():
    with open("/proc/self/maps") as maps:
        for line in maps:
            area, rights, *_ = line.split()
            start, end = (int(part, 16) for part in area.split("-"))
            if rights.startswith("r") and "[v" not in line:
                yield start, end


def holds(pattern):
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(1 << 20)
    # The kernel copies to a pipe what is there and refuses what is not, where a plain read would end this process.
    reader, writer = __import__("os").pipe()
    libc.fcntl(writer, 1031, 1 << 20)
    for start, end in areas():
        tail = b""
        for at in range(start, end, 65536):
            written = libc.write(writer, ctypes.c_void_p(at), ctypes.c_size_t(min(65536, end - at)))
            if written <= 0:
                break
            data = tail + ctypes.string_at(buffer, libc.read(reader, buffer, ctypes.c_size_t(written)))
            if pattern.search(data):
                return True
            tail = data[-64:]
    return False


assert holds(OF_THE_SEARCH), "a search that finds nothing proves nothing"
found = holds(OF_THE_REFERENCE)


def multi_param_forward(seed, x, features):
    assert not found, "got through: the canary of the reference"
    return jnp.zeros(int(features))
