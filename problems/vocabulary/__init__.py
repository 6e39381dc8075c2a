"""The words that a ``requirements.py`` is written with.

A requirement is a check: a function from evidence to a diagnosis, or to None when there is nothing to say.
The words here make checks; each reads like the sentence of the statement that it stands for:

    model = Subject("kernel", "bias", "count")
    CHECKS = (
        model.is_built(requirement=1),
        model.variable("count", "nnx.Variable", start=ZERO, requirement=3, because="A counter is not a weight."),
        model.leaves_alone("count", requirement=4),
        reads("bias set to one", "bias", requirement=4),
    )

What the words have in common:
they speak only where the evidence is clear (a case that raised, a traced array or a missing report proves nothing),
they compare with what the reference did in the same case instead of with stored numbers,
and they never raise, whatever a box has sent.
"""

from problems.vocabulary.behavior import ignores_future, traced, wrong_only_when
from problems.vocabulary.calls import calls_absent, calls_any, calls_noted, keys_by_hand
from problems.vocabulary.check import Check, unless
from problems.vocabulary.counterfactuals import follows, ignores, reads
from problems.vocabulary.errors import raised
from problems.vocabulary.optimizers import pair_swapped, update_swapped
from problems.vocabulary.outputs import entries_swapped, entry_is, entry_wrong
from problems.vocabulary.resemblance import Resemblance, resembles
from problems.vocabulary.starts import DRAW, GIVEN, ZERO, Start
from problems.vocabulary.subjects import OWN_SUBCLASS, Subject
from problems.vocabulary.updates import holds_multiple, keeps_original, rebuilt, wrapper_lost
from problems.vocabulary.variables import bias_missing

__all__ = [
    "DRAW",
    "GIVEN",
    "OWN_SUBCLASS",
    "ZERO",
    "Check",
    "Resemblance",
    "Start",
    "Subject",
    "bias_missing",
    "calls_absent",
    "calls_any",
    "calls_noted",
    "entries_swapped",
    "entry_is",
    "entry_wrong",
    "follows",
    "holds_multiple",
    "ignores",
    "ignores_future",
    "keeps_original",
    "keys_by_hand",
    "pair_swapped",
    "raised",
    "reads",
    "rebuilt",
    "resembles",
    "traced",
    "unless",
    "update_swapped",
    "wrapper_lost",
    "wrong_only_when",
]
