"""Diagnoses that apply to every problem and need no author."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from problems.vocabulary import Check

GENERAL_CHECKS: tuple[Check, ...] = ()
