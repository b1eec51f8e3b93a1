"""What a worker does."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

import iopdocs as iop
from iopdocs.batches.task import Job, Work, make, packed, with_changes
from iopdocs.batches.version import wording_version
from iopdocs.reading import read
from iopdocs.verbs import attempt


@pytest.fixture(scope="module")
def work() -> Work:
    """What rows without a profile or a base share."""
    return Work(wording_version(None))


def test_a_job_gives_the_bytes_that_render_gives(work: Work, base: Path, data: dict[str, Any]) -> None:
    """A file's bytes and data give the same document as the verb, with the findings of the check."""
    jobs = (Job(base.read_bytes(), "avtal.yaml"), Job(data))
    for made in make(work, jobs):
        assert made.data == iop.render(base).data
        assert made.title == iop.load(base).title
        assert [one.code for one in made.findings] == list(iop.check(base).codes)


def test_changes_are_made_to_the_base(work: Work, base: Path) -> None:
    """A job without data of its own fills in the base; a fault in the base is placed in its file."""
    filled = work._replace(base=packed(read(base)))
    renamed, lacking = make(
        filled, [Job(changes=((("title",), "Avtal"),)), Job(changes=((("parties", 1, "orgnr"), None),))]
    )
    assert renamed.title == "Avtal"
    assert lacking.data is None
    assert [(one.code, one.path, one.file) for one in lacking.findings] == [
        ("INP001", ("parties", 1, "orgnr"), str(base))
    ]


def test_what_a_worker_compiles_is_kept_for_the_next(work: Work, data: dict[str, Any], tmp_path: Path) -> None:
    """A worker that begins finds the templates compiled, a profile's too, and makes the same bytes."""
    kept = work._replace(cache=str(tmp_path / "mallar"))
    (made,) = make(kept, [Job(data)])
    assert made == make(work, [Job(data)])[0]
    entries = sorted((tmp_path / "mallar").iterdir())
    assert entries
    command = "import pickle, sys; from iopdocs.batches.task import make; make(*pickle.load(sys.stdin.buffer)); "
    asked = f"{command} print(sorted({{'lxml', 'jinja2'}} & set(sys.modules)))"
    given = pickle.dumps((kept, [Job(data)]))
    run = subprocess.run([sys.executable, "-c", asked], input=given, capture_output=True, check=True)
    assert run.stdout.strip() == b"[]"
    assert sorted((tmp_path / "mallar").iterdir()) == entries


def test_nothing_is_raised(work: Work, data: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """A job that goes wrong in a way nobody foresaw is told by its place in the code, and the next is made."""

    def broken(source: Any, **options: Any) -> Any:
        if source == {"title": "trasig"}:
            raise RuntimeError("uppgift ur avtalet")
        return attempt(source, **options)

    monkeypatch.setattr("iopdocs.verbs.attempt", broken)
    bad, good = make(work, [Job({"title": "trasig"}), Job(data)])
    assert good.data is not None
    assert bad.data is None
    assert bad.findings[0].code == "BAT010"
    assert "RuntimeError" in bad.findings[0].message
    assert "uppgift ur avtalet" not in bad.findings[0].message


def test_a_template_that_does_not_fit_is_told(
    work: Work, data: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a template error says is of use to the one who wrote the template."""

    def refused(*_: object, **__: object) -> NoReturn:
        raise iop.TemplateError("term.docx", "rad 3", "klausulen finns inte")

    monkeypatch.setattr("iopdocs.verbs.attempt", refused)
    assert make(work, [Job(data)])[0].findings[0].message == "term.docx: rad 3: klausulen finns inte"


def test_a_worker_with_another_wording_makes_nothing(work: Work, data: dict[str, Any]) -> None:
    """Agreements in one folder have one wording, whichever computer made them."""
    made = make(work._replace(version="annan"), [Job(data)])[0]
    assert made.data is None
    assert made.findings[0].code == "BAT008"


def copied(value: Any) -> Any:
    """What another process gets."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 -- our own


def test_what_is_sent_and_what_comes_back_can_be_sent(work: Work, base: Path, data: dict[str, Any]) -> None:
    """Arguments and answers go between processes as they are."""
    made = make(*copied((work._replace(base=packed(read(base))), [Job(data)])))
    assert copied(made) == made
    assert made[0].data is not None


TREES: Final = st.recursive(
    st.none() | st.text(max_size=3),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@given(TREES, st.data())
def test_what_no_change_leads_through_is_shared(tree: Any, draws: st.DataObject) -> None:
    """When values are changed "the rest is shared", and the data that were given are as they were."""
    path: list[Any] = []
    here = tree
    while isinstance(here, list | dict) and here:
        path.append(draws.draw(st.sampled_from(list(here) if isinstance(here, dict) else range(len(here)))))
        here = here[path[-1]]
    if path:
        before = repr(tree)
        changed = with_changes(tree, [(tuple(path), "nytt")])
        assert repr(tree) == before
        for step in path:
            assert type(changed) is type(tree)
            others = tree.keys() - {step} if isinstance(tree, dict) else set(range(len(tree))) - {step}
            assert all(changed[other] is tree[other] for other in others)
            changed, tree = changed[step], tree[step]
        assert changed == "nytt"


def test_a_value_is_taken_out() -> None:
    """``None`` takes a field out, whether it was there or not."""
    assert with_changes({"a": "1", "b": {"c": "2"}}, [(("b", "c"), None), (("d",), None)]) == {"a": "1", "b": {}}
