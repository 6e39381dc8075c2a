"""Diagnoses that apply to every problem and need no author."""

from problems.general.elsewhere import ELSEWHERE_CHECKS
from problems.general.errors import ERROR_CHECKS
from problems.general.habits import HABIT_CHECKS
from problems.general.notes import NOTES
from problems.general.patterns import NUMBER_CHECKS, SHAPE_CHECKS
from problems.general.results import FORM_CHECKS, INNER_CHECKS, PATTERN_CHECKS
from problems.general.transforms import TRANSFORM_CHECKS

FIRST_CHECKS = FORM_CHECKS
"""Asked before a problem's own checks: while the result is not even of the right kind, little else matters."""

LAST_CHECKS = NOTES
"""Asked after a problem's own checks, always."""

FALLBACKS = (
    *ERROR_CHECKS,
    *TRANSFORM_CHECKS,
    *ELSEWHERE_CHECKS,
    *HABIT_CHECKS,
    *INNER_CHECKS,
    *SHAPE_CHECKS,
    *NUMBER_CHECKS,
    *PATTERN_CHECKS,
)
"""Asked when a problem's own checks, which know better, have not said what is wrong; one that speaks is enough."""

__all__ = ["FALLBACKS", "FIRST_CHECKS", "LAST_CHECKS"]
