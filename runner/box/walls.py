"""A box that only finds out which walls stand, without importing JAX: what a launcher starts before all others."""

from __future__ import annotations

import os
import sys

from runner import codec
from runner.box.confine import confine
from runner.box.selfcheck import check_walls
from runner.box.settings import BoxSettings


def main() -> None:
    """Confine this process as a job's would be, look around, report."""
    settings = BoxSettings.from_argument(sys.argv[1])
    confine(settings, settings.first_uid, os.path.join(settings.scratch_folder, "probe"))  # noqa: PTH118  # text is meant
    sys.stdout.buffer.write(codec.encode(check_walls(settings)))
