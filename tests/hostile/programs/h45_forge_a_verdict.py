# attack 45: write every plausible success to every descriptor, then end with status 0
# expect: ERROR WRONG_VALUE
# naive: fooled
import os

claims = [
    b"PASS\n", b"PASSED\n", b"OK\n", b"ACCEPTED\n", b"\n<PASSED::>all\n", b'{"verdict": "ACCEPTED", "passed": true}\n',
    b"JXT1\x02\x00\x00\x00\x00\x00\x00\x00{}", b"1.0\n",
]  # fmt: skip
for descriptor in range(256):
    for claim in claims:
        try:
            os.write(descriptor, claim)
        except OSError:
            pass
os._exit(0)
