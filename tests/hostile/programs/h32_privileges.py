# attack 32: namespaces, mounts, other users, keys, programs in the kernel
# quick: yes
# after: reference
# expect: ACCEPTED
# because: Each call is refused with EPERM; the arguments are harmless, should one of them not be.
import ctypes
import errno
import platform

honest = multi_param_forward
libc = ctypes.CDLL(None, use_errno=True)
X86 = {
    "unshare": (272, 0x04000000), "setns": (308, -1, 0), "mount": (165, 0, 0, 0, 0, 0), "umount2": (166, 0, 0),
    "chroot": (161, 0), "pivot_root": (155, 0, 0), "keyctl": (250, 0, -3, 0), "add_key": (248, 0, 0, 0, 0, 0),
    "bpf": (321, 99, 0, 0), "perf_event_open": (298, 0, 0, -1, -1, 0), "userfaultfd": (323, 0),
    "reboot": (169, 0, 0, 0, 0), "init_module": (175, 0, 0, 0), "personality": (135, 0xFFFFFFFF), "syslog": (103, 10),
    "swapon": (167, 0, 0), "sethostname": (170, 0, -1), "iopl": (172, 0), "modify_ldt": (154, 99, 0, 0),
    "open_by_handle_at": (304, -1, 0, 0), "fsopen": (430, 0, 0), "move_mount": (429, -1, 0, -1, 0, 0),
    "kexec_load": (246, 0, -1, 0, -1), "quotactl": (179, -1, 0, 0, 0), "seccomp": (317, 99, 0, 0),
}  # fmt: skip
open_doors = []
if platform.machine() == "x86_64":
    for name, (number, *arguments) in X86.items():
        result = libc.syscall(number, *(ctypes.c_long(argument) for argument in arguments))
        if result != -1 or ctypes.get_errno() != errno.EPERM:
            open_doors.append((name, ctypes.get_errno()))
if platform.machine() == "x86_64":
    # The bare calls: the C library's would ask every thread of XLA's to follow.
    for name, (number, *arguments) in {"setresuid": (117, 12345, 12345, 12345), "setgroups": (116, 0, 0)}.items():
        if libc.syscall(number, *arguments) != -1:
            open_doors.append(name)
status = dict(line.split(":", 1) for line in open("/proc/self/status").read().splitlines())
if any(int(status[name], 16) for name in ("CapEff", "CapPrm", "CapInh", "CapAmb")) or status["NoNewPrivs"].strip() != "1":
    open_doors.append("capabilities")
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
