"""Programs for a Python that has JAX, as text: the bot sends them there, and never runs or imports them."""

from __future__ import annotations

from pathlib import Path


def read_program(name: str) -> str:
    """Read one of this folder's programs."""
    return Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
