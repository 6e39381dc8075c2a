"""Threads that are asked for before a fork and started after it.

A fork copies one thread. XLA starts pools of threads with its backend, and in a forked child those pools would have
work put into their queues and nobody to take it: such a child runs what is compiled already and waits for ever when it
must compile. So while the zygote warms itself, every ``pthread_create`` that XLA's library makes is answered with
success and written down. For the library that is a thread which the scheduler has not given a turn yet, a state that
any program must live with; nothing has run, locked or waited that a child could find half done. The zygote has one
thread at every fork, and each child starts the threads on the list before it does anything else.

The calls are caught where the dynamic linker resolves them: in the libraries' tables of imported functions, by
``dl_iterate_phdr(3)`` and the ELF relocations of type JUMP_SLOT and GLOB_DAT (System V ABI, chapter 5).
"""

from __future__ import annotations

import ctypes
import mmap
import os
import platform
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBRARIES: Final = ("libjax_common", "libstdc++", "xla_extension")
"""Parts of the file names of the libraries whose calls are caught. Python's own threads are none of them."""
TASKS: Final = "/proc/self/task"

_PT_DYNAMIC: Final = 2
_DT_PLTRELSZ, _DT_STRTAB, _DT_SYMTAB, _DT_RELA, _DT_RELASZ, _DT_JMPREL = 2, 5, 6, 7, 8, 23
_IMPORT_RELOCATIONS: Final = {"x86_64": (6, 7), "aarch64": (1025, 1026)}
_RELOCATION: Final = np.dtype([("offset", "<u8"), ("info", "<u8"), ("addend", "<i8")])
_SYMBOL_BYTES: Final = 24
_FAKE_THREAD_BYTES: Final = 4096
"""More than glibc's ``struct pthread``: a stray look at a thread that is not there finds zeros."""
_ATTRIBUTE_BYTES: Final = 64


class PostponeThreadsError(Exception):
    """Threads cannot be postponed on this machine or with these libraries; the message is for the log."""


class _ProgramHeader(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("offset", ctypes.c_uint64),
        ("address", ctypes.c_uint64),
        ("physical", ctypes.c_uint64),
        ("file_bytes", ctypes.c_uint64),
        ("memory_bytes", ctypes.c_uint64),
        ("align", ctypes.c_uint64),
    )


class _LoadedObject(ctypes.Structure):
    _fields_ = (
        ("base", ctypes.c_uint64),
        ("name", ctypes.c_char_p),
        ("headers", ctypes.c_void_p),
        ("header_count", ctypes.c_uint16),
    )


_VISIT: Final = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_LoadedObject), ctypes.c_size_t, ctypes.c_void_p)
_CREATE: Final = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
_DETACH: Final = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint64)


@dataclass(eq=False, slots=True)
class _Thread:
    """One call of ``pthread_create``: where its handle goes, its stack, what it runs; and the handle it was given."""

    handle_address: int
    stack_bytes: int
    start: int
    argument: int
    block: Any
    is_detached: bool = False

    @property
    def fake_handle(self) -> int:
        return ctypes.addressof(self.block)


@dataclass(eq=False, slots=True)
class PostponedThreads:
    """The list of threads to start. Made by ``postpone_threads``."""

    _threads: list[_Thread] = field(default_factory=list)
    _imports: list[tuple[int, int]] = field(default_factory=list)
    _callbacks: tuple[Any, ...] = ()

    def __len__(self) -> int:
        return len(self._threads)

    def start(self) -> None:
        """Start the threads on the list, in this process, and let later ones start at once again.

        Raises:
            PostponeThreadsError: When the kernel refuses one.
        """
        for address, function in self._imports:
            _write(address, function)
        libc = ctypes.CDLL(None, use_errno=True)
        for thread in self._threads:
            attributes = ctypes.create_string_buffer(_ATTRIBUTE_BYTES)
            libc.pthread_attr_init(attributes)
            if thread.stack_bytes:
                libc.pthread_attr_setstacksize(attributes, ctypes.c_size_t(thread.stack_bytes))
            handle = ctypes.c_uint64()
            failure = libc.pthread_create(
                ctypes.byref(handle), attributes, ctypes.c_void_p(thread.start), ctypes.c_void_p(thread.argument)
            )
            if failure:
                raise PostponeThreadsError(f"a postponed thread was refused: {os.strerror(failure)}")
            if thread.is_detached:
                libc.pthread_detach(handle)
            elif (kept := ctypes.c_uint64.from_address(thread.handle_address)).value == thread.fake_handle:
                # Its owner has kept the handle where it asked for it: give it the real one, to join the thread by.
                kept.value = handle.value

    def _create(self, handle_address: int, attributes: int | None, start: int, argument: int | None) -> int:
        stack = ctypes.c_size_t(0)
        if attributes:
            ctypes.CDLL(None).pthread_attr_getstacksize(ctypes.c_void_p(attributes), ctypes.byref(stack))
        block = ctypes.create_string_buffer(_FAKE_THREAD_BYTES)
        thread = _Thread(handle_address, stack.value, start, argument or 0, block)
        self._threads.append(thread)
        ctypes.c_uint64.from_address(handle_address).value = thread.fake_handle
        return 0

    def _detach(self, handle: int) -> int:
        for thread in self._threads:
            if thread.fake_handle == handle:
                thread.is_detached = True
        return 0


def postpone_threads() -> PostponedThreads:
    """From here on, write down the threads that XLA's library asks for instead of starting them.

    The library must be loaded, and must not have started any.

    Raises:
        PostponeThreadsError: When this is no Linux with glibc on a known processor, or the library's calls are not
            found.
    """
    relocations = _IMPORT_RELOCATIONS.get(platform.machine())
    if sys.platform != "linux" or platform.libc_ver()[0] != "glibc" or relocations is None:
        raise PostponeThreadsError("only known for Linux with glibc on x86_64 and aarch64")
    postponed = PostponedThreads()
    replacements = {
        "pthread_create": _CREATE(postponed._create),  # noqa: SLF001  # made here
        "pthread_detach": _DETACH(postponed._detach),  # noqa: SLF001
    }
    postponed._callbacks = tuple(replacements.values())  # noqa: SLF001  # alive as long as the tables point to them
    for name, address in _find_imports(relocations):
        if name in replacements:
            postponed._imports.append((address, _read(address)))  # noqa: SLF001
            _write(address, ctypes.cast(replacements[name], ctypes.c_void_p).value or 0)
    if not postponed._imports:  # noqa: SLF001
        raise PostponeThreadsError(f"none of {', '.join(LIBRARIES)} imports pthread_create")
    return postponed


def count_tasks() -> int:
    """Count the threads of this process, as the kernel does."""
    return len(os.listdir(TASKS))  # noqa: PTH208  # names


def _find_imports(relocations: tuple[int, ...]) -> list[tuple[str, int]]:
    """List the functions that the libraries import: the name, and the address of the table's entry."""
    found: list[tuple[str, int]] = []

    def visit(pointer: Any, _size: int, _data: int | None) -> int:  # noqa: ANN401  # a ctypes pointer
        loaded = pointer.contents
        name = os.fsdecode(loaded.name or b"")
        if any(library in name for library in LIBRARIES):
            found.extend(_list_imports(loaded, relocations))
        return 0

    ctypes.CDLL(None).dl_iterate_phdr(_VISIT(visit), None)
    return found


def _list_imports(loaded: _LoadedObject, relocations: tuple[int, ...]) -> Iterator[tuple[str, int]]:
    headers = (_ProgramHeader * loaded.header_count).from_address(loaded.headers)
    dynamic = next(header for header in headers if header.type == _PT_DYNAMIC)
    entries = dict(_list_dynamic_entries(loaded.base + dynamic.address))
    symbols, names = entries[_DT_SYMTAB], entries[_DT_STRTAB]
    for table, size in ((_DT_JMPREL, _DT_PLTRELSZ), (_DT_RELA, _DT_RELASZ)):
        data = ctypes.string_at(entries[table], entries[size]) if table in entries else b""
        # Hundreds of thousands, nearly all of other types.
        rows = np.frombuffer(data, dtype=_RELOCATION)
        for row in rows[np.isin(rows["info"] & np.uint64(0xFFFFFFFF), relocations)]:
            symbol = int(row["info"]) >> 32
            name_offset = ctypes.c_uint32.from_address(symbols + _SYMBOL_BYTES * symbol).value
            yield ctypes.string_at(names + name_offset).decode("ascii", "replace"), loaded.base + int(row["offset"])


def _list_dynamic_entries(address: int) -> Iterator[tuple[int, int]]:
    while tag := _read(address):
        yield tag, _read(address + 8)
        address += 16


def _read(address: int) -> int:
    return int(ctypes.c_uint64.from_address(address).value)


def _write(address: int, value: int) -> None:
    page = address & -mmap.PAGESIZE
    # Where the linker has made the table read-only (RELRO), it stays writable: it guards this process from nobody.
    if ctypes.CDLL(None, use_errno=True).mprotect(
        ctypes.c_void_p(page), ctypes.c_size_t(mmap.PAGESIZE), mmap.PROT_READ | mmap.PROT_WRITE
    ):
        raise PostponeThreadsError(f"a table of imports stays read-only: {os.strerror(ctypes.get_errno())}")
    ctypes.c_uint64.from_address(address).value = value
