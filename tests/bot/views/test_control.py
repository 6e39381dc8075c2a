"""Claims about custom ids: they carry everything, and a foreign one is answered with a sentence."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.control import Action, Control, ReadControlError, find_problem_id, read_control
from bot.views.discord_limits import CUSTOM_ID_UNITS

controls = st.builds(
    Control,
    st.sampled_from(Action),
    st.from_regex(r"[a-z0-9._-]{0,40}", fullmatch=True),
    st.integers(0, 2**63 - 1),
    st.integers(0, 2**63 - 1),
)


@given(controls)
def test_a_control_survives_the_way_through_discord(control: Control) -> None:
    """What is packed into a custom id is read back unchanged, and fits."""
    assert read_control(control.custom_id) == control
    assert len(control.custom_id) <= CUSTOM_ID_UNITS


@pytest.mark.parametrize(
    "custom_id", ["", "0:hint:x:0:0", "2:hint:x:0:0", "1:gone:x:0:0", "1:hint:x:0", "hint", "1:hint:X Y:0:0"]
)
def test_a_foreign_custom_id_gets_a_sentence(custom_id: str) -> None:
    """A control of another version or with an unknown action is refused in words that say what to do."""
    with pytest.raises(ReadControlError, match="/problem"):
        read_control(custom_id)


@given(st.text())
def test_no_custom_id_crashes(custom_id: str) -> None:
    """Whatever a custom id holds, it is read or refused."""
    with suppress(ReadControlError):
        assert read_control(custom_id).custom_id


@pytest.mark.parametrize("subject", ["A", "a b", "a:b", "ä", "x" * 90])
def test_a_subject_that_could_not_be_read_again_is_refused(subject: str) -> None:
    """A control that would not come back as it went is a mistake of ours, found where it is made."""
    with pytest.raises(ValueError, match="custom id"):
        _ = Control(Action.HINT, subject).custom_id


def test_the_controls_of_a_message_name_its_problem() -> None:
    """A message is about the problem that its buttons agree on; the offer of the next one does not count."""
    hint, solution = Control(Action.HINT, "a").custom_id, Control(Action.SOLUTION, "a").custom_id
    following, other = Control(Action.OPEN, "b").custom_id, Control(Action.HINT, "b").custom_id

    assert find_problem_id([hint, following, solution, "foreign"]) == "a"
    assert find_problem_id([hint, other]) is None
    assert find_problem_id([hint, Control(Action.SUBMIT).custom_id]) == "a"
    assert find_problem_id([Control(Action.SUBMIT).custom_id]) is None
    assert find_problem_id([following]) is None
    assert find_problem_id([]) is None
