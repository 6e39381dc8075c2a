"""Every limit of the judge, with its unit in its name. Tests read these; nothing repeats them."""

from __future__ import annotations

from typing import Final

KIB: Final = 1024
MIB: Final = 1024 * KIB

# -- what a learner may send -------------------------------------------------------------------------------------------
SOURCE_BYTES: Final = 24 * KIB
"""Longest submission, as UTF-8."""

PROGRAM_CHARS: Final = 4 * SOURCE_BYTES
"""Longest program of a job: a submission, or several solutions that the bank knows."""

# -- what a submission may use -----------------------------------------------------------------------------------------
WALL_SECONDS: Final = 10.0
"""Time for a whole job unless its problem says otherwise."""
CPU_SECONDS: Final = 60
"""Processor time of one child over all its threads, warming included: behind the wall clock, never in front of it."""
DATA_BYTES: Final = 1536 * MIB
"""RLIMIT_DATA of one child. JAX reserves far more address space than it uses, so RLIMIT_AS would stop it at once."""
FILE_BYTES: Final = 16 * MIB
"""Largest file that a submission may write in its scratch folder."""
OPEN_FILES: Final = 128
DEVICES: Final = 8
"""Devices that JAX finds in a box. They share the box's processor; that is enough to learn sharding on."""
THREADS: Final = 128
"""Tasks of one submission's user; JAX alone has some 45 with eight devices, and Orbax starts its own."""
PROGRAMS: Final = 256
"""Compiled programs that one process keeps in case they are asked for again."""
STDOUT_BYTES: Final = 64 * KIB
"""What is kept of what a submission prints."""
FLOOD_BYTES: Final = 1 * MIB
"""Printing more than this ends the job."""
NOISE_BYTES: Final = 8 * KIB
"""Tail of file descriptor 2 that is kept for the log."""

# -- what crosses the wall ---------------------------------------------------------------------------------------------
HEADER_BYTES: Final = 512 * KIB
"""Longest JSON header of one frame."""
FRAME_BYTES: Final = 8 * MIB
"""Longest frame, header and buffers together."""
FRAMES: Final = 256
"""Most frames that one job may send: one for loading and one per case."""
PAYLOAD_BYTES: Final = 6 * MIB
"""Most bytes that one job may send in all its frames."""
JSON_DEPTH: Final = 32
CONTAINER_ITEMS: Final = 4096
"""Most items of one tuple, list or dict that crosses the wall."""
BUFFERS: Final = 1024
"""Most arrays in one frame."""
DIMENSIONS: Final = 8
TEXT_CHARS: Final = 2000
"""Longest error message, repr or warning that the box sends."""
LINE_CHARS: Final = 300
"""Longest source line in a traceback."""
NAME_CHARS: Final = 200
"""Longest name of a type, function or attribute."""
SMALL_ARRAY_ELEMENTS: Final = 4096
"""An attribute's array of more elements than this is described, not sent."""
TRACEBACK_FRAMES: Final = 12
DEFINED_NAMES: Final = 20

# -- how boxes are kept ------------------------------------------------------------------------------------------------
SLOTS: Final = 4
"""Most boxes at once, however many processors there are."""
JOBS_PER_BOX: Final = 500
JOBS_AHEAD_FRACTION: Final = 10
"""For the last tenth of its jobs, a box's successor is being started."""
SPARES: Final = 1
"""Children kept warm in each box beside the one that runs."""
READY_SECONDS: Final = 60.0
"""A box that has no warm child after this long is thrown away."""
BACKEND_SECONDS: Final = 20
"""A zygote that has not got JAX's backend running after this long is replaced by one that leaves it to its children."""
WARMING_ROUNDS: Final = 60
WARMING_PAUSE_SECONDS: Final = 5.0
"""A zygote looks so often, with such pauses, whether what was missing in the compilation cache has come."""
GRACE_SECONDS: Final = 2.0
"""How much longer than a job's wall the host waits for the box's answer."""
SWEEP_SECONDS: Final = 2.0
"""How long a box may take to get rid of what a job left running."""
TRUSTED_WALL_SECONDS: Final = 120.0
"""Time for one trusted job: a reference over all its input sets, compiling everything for the first time."""
TWINS_SECONDS: Final = 15.0
"""How long a verdict waits for the results of well-known wrong solutions; without them it lacks a diagnosis."""
START_ATTEMPTS: Final = 5
"""Boxes in a row that may fail to start before waiting jobs are told so."""

# -- the container -----------------------------------------------------------------------------------------------------
BOX_MEMORY_BYTES: Final = 2560 * MIB
"""Memory of one container: a job at its limit, a warm spare beside it, the zygote and the scratch space."""
BOX_TASKS: Final = 320
"""Tasks in one container: one submission at its limit always leaves room for the box's own helpers."""
SCRATCH_BYTES: Final = 32 * MIB
SCRATCH_INODES: Final = 4096
