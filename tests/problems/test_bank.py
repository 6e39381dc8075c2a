"""Claims about loading the bank from disk and finding things in it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import problems
from problems.bank import Bank, LoadBankError, UnknownProblemError, load_bank
from problems.examine import examine, examine_lesson
from problems.new import NewProblemError, new_problem
from problems.table import write_table
from runner.protocol import Array

if TYPE_CHECKING:
    from runner.protocol import Value

SOURCE = Path(problems.__file__).parent
TRACK = "nnx-primitives"
FILTER = f"{TRACK}/13_nnx-state-filter"


@pytest.fixture(scope="module")
def bank() -> Bank:
    """Load the bank as it is shipped."""
    return load_bank()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy the bank to a place where it can be broken."""
    for folder in (TRACK, "lessons"):
        shutil.copytree(SOURCE / folder, tmp_path / folder)
    return tmp_path


def test_the_seed_problems_keep_their_contracts(bank: Bank) -> None:
    """The four problems keep their numbers, entry functions and argument names."""
    seeds = {
        "nnx-multi-param-module": (4, "multi_param_forward", ("seed", "x", "features")),
        "nnx-variable-vs-param": (11, "variable_vs_param", ("seed", "x", "features")),
        "nnx-state-filter": (13, "state_filter_count", ("seed", "x", "hidden")),
        "nnx-pure-state-update": (14, "pure_state_update", ("seed", "x", "features", "scale")),
    }

    found = [bank.find(name) for name in seeds]
    assert {one.id: (one.number, one.entry, one.parameters) for one in found} == seeds


def test_the_curriculum_is_whole(bank: Bank) -> None:
    """Ten tracks in their order, twenty NNX primitives, and the lessons that the problems send people to."""
    assert [track.id for track in bank.tracks] == [
        "jax-basics", "transforms", "pytrees", "nnx-primitives", "nnx-layers", "training", "nnx-transforms",
        "state-and-checkpoints", "attention", "sharding",
    ]  # fmt: skip
    assert len(bank.problems) >= 65
    for track in bank.tracks:
        numbers = [one.number for one in bank.problems if one.track == track.id]
        assert numbers == list(range(1, len(numbers) + 1)), track.id
    assert sum(one.track == "nnx-primitives" for one in bank.problems) == 20
    assert {lesson for one in bank.problems for lesson in one.lessons} == {lesson.id for lesson in bank.lessons}
    assert len(bank.lessons) == 7


def test_the_page_of_the_curriculum_is_the_banks(bank: Bank) -> None:
    """docs/curriculum.md says what the bank is; `jaxtutor problems table --write docs/curriculum.md` writes it."""
    assert (SOURCE.parent / "docs" / "curriculum.md").read_text("utf-8") == write_table(bank)


def test_nothing_is_wrong_with_the_files(bank: Bank) -> None:
    """Every rule that needs no judge holds for the shipped bank."""
    findings = [str(finding) for problem in bank.problems for finding in examine(bank, problem)]
    findings += [str(finding) for lesson in bank.lessons for finding in examine_lesson(lesson)]

    assert findings == []


@pytest.mark.parametrize("text", ["nnx-state-filter", "state_filter_count", "  NNX-State-Filter "])
def test_a_problem_is_found_by_id_or_entry(bank: Bank, text: str) -> None:
    """Both names lead to the problem, however they are typed."""
    assert bank.find(text).number == 13


def test_an_unknown_name_is_answered_with_close_ones(bank: Bank) -> None:
    """A typing error is met with what was probably meant."""
    with pytest.raises(UnknownProblemError, match="Did you mean nnx-state-filter"):
        bank.find("nnx-state-fliter")
    with pytest.raises(UnknownProblemError, match="understanding-state"):
        bank.lesson("understand-state")


def test_search_puts_the_best_match_first(bank: Bank) -> None:
    """Beginnings come before words, and words before resemblance; an empty text offers everything in order."""
    four = bank.only("nnx-pure-state-update", "nnx-state-filter", "nnx-multi-param-module", "nnx-variable-vs-param")
    assert [one.number for one in four.search("")] == [4, 11, 13, 14]
    assert [one.number for one in four.search("", limit=2)] == [4, 11]
    assert four.search("pure")[0].number == 14
    assert four.search("merge split")[0].number == 14
    assert four.search("nnx-pure-stat-updtae")[0].number == 14
    assert len(bank.search("")) == 25
    assert bank.search("zzzz") == ()


def test_secret_cases_depend_on_secret_and_index_only(bank: Bank) -> None:
    """The same secret gives the same cases, another secret or index gives others, and shapes never vary."""
    for problem in bank.problems:
        first = problem.secret_cases(b"one", 0)

        assert first == problem.secret_cases(b"one", 0)
        assert first != problem.secret_cases(b"two", 0)
        assert first != problem.secret_cases(b"one", 1)
        shapes = {
            tuple(shape_of(case.args) for case in problem.secret_cases(seed, index))
            for seed in (b"one", b"two")
            for index in range(problem.secret_set_count)
        }
        assert len(shapes) == 1, problem.id


def shape_of(value: Value) -> object:
    """Give a value's structure, with the shapes of its arrays and the types of the rest."""
    if isinstance(value, Array):
        return value.shape, value.dtype
    if isinstance(value, dict):
        return tuple((name, shape_of(item)) for name, item in value.items())
    if isinstance(value, (tuple, list)):
        return type(value), tuple(map(shape_of, value))
    return type(value)


def test_seeds_arrive_as_floats(bank: Bank) -> None:
    """In every problem but JAX's first ones, as the page says: a missing ``int()`` must show."""
    for problem in (one for one in bank.problems if one.track != "jax-basics"):
        places = [place for place, name in enumerate(problem.parameters) if name.endswith("seed")]
        cases = [*problem.examples, *problem.reruns, *problem.secret_cases(b"", 0)]

        # Under vmap it is an array of them.
        assert all(isinstance(case.args[place], (float, Array)) for case in cases for place in places), problem.id


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("problem.toml", None, r"problem\.toml"),
        ("problem.toml", "id = ", "problem.toml"),
        ("problem.toml", 'id = "nnx-state-filter"\n', "title"),
        ("statement.md", None, "statement.md.*every problem needs this file"),
        ("statement.md", "text\n# Title\n", "before the first page"),
        ("statement.md", "# A\n\nx\n\n# A\n\ny\n", "two pages are called"),
        ("hints.md", "# Concept\n\nonly one\n", "write three hints"),
        ("reference.py", b"\xff\xfe", "in UTF-8"),
        ("inputs.py", "EXAMPLES = ()\n", "does not define RERUNS, draw"),
        ("requirements.py", "1 / 0\n", "importing it raised ZeroDivisionError"),
        ("wrong/counts_names.py", "import jax\n", "start it with `# verdict"),
    ],
)
def test_a_broken_file_is_named_with_what_to_do(
    copied: Path, name: str, content: str | bytes | None, said: str
) -> None:
    """Loading stops at the file that is wrong and says how to mend it."""
    path = copied / FILTER / name
    if content is None and name == "problem.toml":
        path.write_text('id = "another-id"\ntitle = "abc"\ndifficulty = "easy"\nentry = "f"\nparameters = ["x"]\n')
    elif content is None:
        path.unlink()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content)

    with pytest.raises(LoadBankError, match=f"(?s){said}"):
        load_bank(copied)


def test_a_resemblance_needs_its_wrong_solution(copied: Path) -> None:
    """A file that requirements.py names and nobody has written is named when the bank is loaded."""
    path = copied / FILTER / "requirements.py"
    path.write_text(
        "from problems.vocabulary import resembles\nCHECKS = (resembles('unheard_of', finding='x', says='X.'),)\n"
    )

    with pytest.raises(LoadBankError, match=r"no wrong/unheard_of\.py to resemble"):
        load_bank(copied)


def test_tracks_stand_in_the_order_of_the_file(copied: Path) -> None:
    """A track that the file does not name comes last, and its problems are told to add it."""
    (copied / "tracks.toml").write_text('[[track]]\nid = "later"\ntitle = "Later"\nabout = "Empty as yet."\n')
    bank = load_bank(copied)

    assert [track.id for track in bank.tracks] == ["later", TRACK]
    findings = [str(finding) for finding in examine(bank, bank.find("nnx-state-filter"))]
    assert any("not in problems/tracks.toml" in finding for finding in findings)
    (copied / "tracks.toml").write_text('[[track]]\nname = "later"\n')
    with pytest.raises(LoadBankError, match=r"with id, title and about"):
        load_bank(copied)


@pytest.mark.parametrize(
    ("version", "is_offered"),
    [("0.10.2", False), ("0.9", False), ("0.12.0.1", True), ("0.12", True), ("1.0", True), ("", True)],
)
def test_a_problem_is_offered_where_its_jax_runs(bank: Bank, version: str, *, is_offered: bool) -> None:
    """One that needs a newer JAX is not there, and asking for it by name says why."""
    needy, other = bank.problems[:2]
    small = Bank((replace(needy, jax_at_least="0.12"), other), (), "small").offered_on(version)

    assert [one.id for one in small.problems] == ([needy.id] if is_offered else []) + [other.id]
    if is_offered:
        assert small.find(needy.entry).id == needy.id
    else:
        with pytest.raises(
            UnknownProblemError, match=rf"needs JAX 0.12 or newer, and the judge here runs JAX {version}"
        ):
            small.find(needy.entry)


def test_two_problems_cannot_share_a_name(copied: Path) -> None:
    """An entry function's name leads to one problem only."""
    settings = copied / FILTER / "problem.toml"
    settings.write_text(settings.read_text().replace("state_filter_count", "variable_vs_param"))

    with pytest.raises(LoadBankError, match="both called 'variable_vs_param'"):
        load_bank(copied)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("problem.toml", '["nnx-variable-vs-param"]', '["nnx-state-filter"]', "lead back to itself"),
        ("problem.toml", '["nnx-variable-vs-param"]', '["nnx-unheard-of"]', "does not exist"),
        ("problem.toml", '["understanding-state"]', '["unheard-of"]', "the lesson 'unheard-of' does not exist"),
        ("starter.py", "(seed, x, hidden)", "(seed, x)", "it should define state_filter_count"),
        ("statement.md", "## Inputs", "## Enter", "`## Inputs` is missing"),
        ("statement.md", "<!-- counts-names -->", "<!-- never-shown -->", "no wrong solution falls into the pitfall"),
        ("statement.md", "## Why it matters\n", "## Why it matters\n" + "word " * 200, "cut it to 120"),
        ("statement.md", "## The API\n", "## The API\n" + "long line\n" * 400, "cut it to 3500"),
        ("statement.md", "## The API\n", "## The API\n| a | b |\n", "which Discord does not render"),
        ("statement.md", "print(list(nnx.state(lamp)))", "print(list(nnx.state(lamp))", "is not Python"),
        ("statement.md", "## The API\n", "## The API\nTODO\n", "still says TODO"),
        ("statement.md", "## The API\n", "## The API\n" + "word " * 600, "more than three minutes"),
        ("statement.md", "1. ", "1. " + "long " * 80, "because a verdict quotes it"),
        ("problem.toml", 'concept = "', 'concept = "TODO ', "`concept` is missing"),
        (
            "hints.md",
            "# API\n",
            "# API\n\n`draw = jax.random.normal(rngs.params(), (in_features, hidden))`\n",
            "line of the ref",
        ),
        (
            "inputs.py",
            "draw_seed(rng), draw_vector(rng, wide)",
            "1.0, vector([1.0] * wide)",
            "the same cases for every",
        ),
        ("inputs.py", "EXAMPLES[0], attach_param", "case('', 1.0), attach_param", "needs edits, and the arguments"),
        ("wrong/params_written_down.py", "2\n", "2  # TODO\n", "it still says TODO"),
    ],
)
def test_the_examination_says_what_is_wrong(copied: Path, name: str, old: str, new: str, said: str) -> None:
    """Each rule of the bank has a sentence of its own, and it names the file."""
    path = copied / FILTER / name
    path.write_text(path.read_text().replace(old, new, 1))
    bank = load_bank(copied)
    findings = [str(finding) for finding in examine(bank, bank.find("nnx-state-filter"))]

    assert any(said in finding and name in finding for finding in findings)


def test_a_new_problem_loads_and_fails_the_examination(copied: Path) -> None:
    """The folder that an author starts from says what is still to be written, file by file."""
    folder = new_problem("nnx-my-idea", track=TRACK, root=copied)
    bank = load_bank(copied)
    findings = [str(finding) for finding in examine(bank, bank.find("nnx_my_idea"))]

    assert folder.name == "21_nnx-my-idea"
    for name in ("statement.md", "hints.md", "problem.toml", "reference.py", "requirements.py", "accepted", "wrong"):
        assert any(finding.startswith(f"nnx-my-idea/{name}") for finding in findings), name


@pytest.mark.parametrize(
    ("problem", "track", "number"),
    [
        ("nnx-state-filter", TRACK, None),
        ("../outside", TRACK, None),
        ("Nnx-Idea", TRACK, None),
        ("nnx-idea", "a/b", None),
        ("nnx-idea", TRACK, 13),
        ("nnx-idea", TRACK, 100),
    ],
)
def test_a_new_problem_needs_a_free_name_and_number(copied: Path, problem: str, track: str, number: int | None) -> None:
    """Nothing is written over, and nothing outside the bank."""
    with pytest.raises(NewProblemError):
        new_problem(problem, track=track, number=number, root=copied)
