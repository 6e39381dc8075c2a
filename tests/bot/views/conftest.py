"""Values for views: a real problem, and strategies for reports, cards and boards as extreme as the types allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from problems.bank import Bank, load_bank

if TYPE_CHECKING:
    from problems.problem import Problem


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The real bank."""
    return load_bank()


@pytest.fixture(scope="session")
def problem(bank: Bank) -> Problem:
    """A real problem."""
    return bank.find("nnx-multi-param-module")
