"""What the calls of watched functions say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from problems.diagnosis import Diagnosis

if TYPE_CHECKING:
    from problems.evidence import Evidence
    from problems.vocabulary.check import Check


def calls_noted(
    *names: str,
    argument: str,
    finding: str,
    says: str,
    requirement: int | None = None,
    read: str = "Pitfalls",
    only_when_wrong: bool = False,
) -> Check:
    """Speak when one of the functions was called with an argument.

    Args:
        names: Public names, such as ``nnx.state``.
        argument: How the argument is described, such as ``nnx.BatchStat``.
        finding: Id of the diagnosis.
        says: Its text; ``{line}`` stands for the line.
        requirement: Number of the requirement, or None for a note that does not make a solution wrong.
        read: Where to read on.
        only_when_wrong: Speak only beside a wrong output.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        if only_when_wrong and evidence.outputs_right:
            return None
        call = next((call for call in evidence.calls(*names) if argument in call.arguments), None)
        if call is None:
            return None
        is_note = requirement is None and not only_when_wrong
        return Diagnosis(finding, says.replace("{line}", str(call.line)), requirement, read, is_note)

    return check


def calls_any(*names: str, finding: str, says: str, requirement: int, read: str = "The API") -> Check:
    """Require that one of the functions is called in a plain case; for a statement that asks for it in so many words.

    Args:
        names: Public names, such as ``jax.lax.scan``.
        finding: Id of the diagnosis.
        says: Its text.
        requirement: Number of the requirement.
        read: Where to read on.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        finished = [seen for _, seen in evidence.plain() if seen.error is None]
        if not finished or evidence.calls(*names):
            return None
        return Diagnosis(finding, says, requirement, read)

    return check


def calls_absent(*names: str, finding: str, says: str, read: str = "The API") -> Check:
    """Note on a right solution that none of the functions was called in any plain case.

    Args:
        names: Public names, such as ``nnx.merge``.
        finding: Id of the note.
        says: Its text.
        read: Where to read on.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        if not evidence.outputs_right or evidence.calls(*names) or not any(True for _ in evidence.plain()):
            return None
        return Diagnosis(finding, says, None, read, is_note=True)

    return check


def keys_by_hand(*, requirement: int) -> Check:
    """Say of right outputs that keys were made and split by hand. Gives ``keys-by-hand``."""

    def check(evidence: Evidence) -> Diagnosis | None:
        made = evidence.calls("jax.random.key", "jax.random.PRNGKey")
        split = evidence.calls("jax.random.split", "jax.random.fold_in")
        if not (evidence.outputs_right and made and split):
            return None
        text = (
            f"The keys were made by hand, with `{split[0].name}`. They happen to be those that the stream would hand "
            "out; one `nnx.Rngs` that all draw from keeps count of them for you."
        )
        return Diagnosis("keys-by-hand", text, requirement, "The API")

    return check
