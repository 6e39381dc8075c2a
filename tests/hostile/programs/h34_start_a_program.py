# attack 34: start a setuid program, a shell, a script of one's own
# after: reference
# expect: ACCEPTED
import os
import subprocess

honest = multi_param_forward
with open("jaxtutor_marker.sh", "w") as file:
    file.write("#!/bin/sh\nexit 0\n")
try:
    os.chmod("jaxtutor_marker.sh", 0o6755)
except PermissionError:
    pass
open_doors = []
for command in (["/bin/su", "--version"], ["/bin/mount", "--version"], ["/bin/sh", "-c", "true"], ["./jaxtutor_marker.sh"]):
    try:
        subprocess.run(command, check=False)
        open_doors.append(command)
    except OSError:
        pass
    try:
        os.execv(command[0], command)
    except OSError:
        pass
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
