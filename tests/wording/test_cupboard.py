"""Compiled templates on disk: what is kept, what is believed, and that nothing else is run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_kinds
from iopdocs.errors import TemplateError
from iopdocs.testing import example_agreement
from iopdocs.word.render import render_package
from iopdocs.wording import compile as compiler
from iopdocs.wording import cupboard as module
from iopdocs.wording.cupboard import Cupboard, Entry, digest_of
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.functions import is_sound
from iopdocs.wording.letterhead import Letterhead
from iopdocs.wording.templates import Templates

Make = Callable[..., Templates]
TERM = "# {{ heading }}\n§ Avtalet gäller {{ term.period|period }}.\n"
AGREEMENT = Agreement.model_validate(example_agreement({"kind": "term", "period": "2027"}))
GOOD = "def render(w, s, v_a=None):\n    w('x')"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder for a cupboard that is not there yet."""
    return tmp_path / "hem" / "förråd"


def kept(templates: Templates, place: Path) -> Templates:
    """The same search path with a cupboard."""
    return Templates(templates.folders, Cupboard(place))


@pytest.mark.parametrize("draft", [False, True])
def test_what_is_kept_gives_the_same_document(place: Path, monkeypatch: pytest.MonkeyPatch, *, draft: bool) -> None:
    """Another process finds everything compiled, and writes the same bytes."""
    plain = Templates((builtin_templates(),))
    wanted = render_package(AGREEMENT, plain, draft=draft)
    assert render_package(AGREEMENT, kept(plain, place), draft=draft) == wanted
    monkeypatch.setattr(compiler, "python_source", lambda *_, **__: pytest.fail("something was compiled"))
    again = kept(plain, place)
    assert render_package(AGREEMENT, again, draft=draft) == wanted
    assert again.wording("term", draft=draft).version == plain.wording("term", draft=draft).version


@pytest.mark.parametrize("draft", [False, True])
def test_every_template_of_the_library_is_sound(place: Path, *, draft: bool) -> None:
    """Whatever the compiler writes is believed when it is found again: nothing is compiled twice."""
    templates = kept(Templates((builtin_templates(),)), place)
    templates.ready(Agreement, [*clause_kinds(), "assessment"], draft=draft)
    entries = [json.loads(file.read_bytes()) for file in place.iterdir()]
    assert len(entries) == len(clause_kinds()) + 2
    assert all(is_sound(source) for _, sources in entries for source in sources)


def test_footnotes_and_columns_are_sound(make_templates: Make, place: Path) -> None:
    """A wording with a footnote, or with a table whose columns follow the data, is not compiled twice either."""
    cells = "{%tc for one in parties %} | {{ one.name }} | {%tc endfor %}"
    text = f"{TERM}§ Se noten.[^1]\n|= Avtalstabell | 40 | 20 | 20 | 20\n|! A | {cells}\n[^1] En not.\n"
    templates = kept(make_templates(term=text), place)
    assert templates.wording("term").text.endswith("[^1] En not.\n")
    (entry,) = (json.loads(file.read_bytes()) for file in place.iterdir())
    assert [is_sound(source) for source in entry[1]] == [True, True]


def test_a_changed_file_is_compiled_anew(make_templates: Make, place: Path) -> None:
    """A wording, and what depends on the letterhead, is named by all that it was made from."""
    for text in ("Avtalet gäller", "Tiden är"):
        templates = kept(make_templates(text, term=TERM.replace("Avtalet gäller", text)), place)
        assert text in templates.wording("term").text
    assert len(list(place.iterdir())) == 2
    assert digest_of("a", "b") != digest_of("ab") != digest_of("a", b"bc")


def test_faults_are_told_every_time(make_templates: Make, place: Path) -> None:
    """A template that cannot be used is not kept."""
    faulty = make_templates(term=TERM.replace("period|", "perod|"))
    for _ in range(2):
        with pytest.raises(TemplateError, match="perod"):
            kept(faulty, place).wording("term")
    assert not place.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[",
        b'"x"',
        b"[1, 2]",
        b'["x", [1]]',
        b'["x", {"a": "b"}]',
        b'["x", ["import os"]]',
        json.dumps(["x", [GOOD.replace("'x'", "open('/etc/passwd')")]]).encode(),
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_what_is_not_an_entry_is_made_anew(place: Path, content: bytes) -> None:
    """An entry that is torn, foreign or tampered with is written over."""
    place.mkdir(parents=True, mode=0o700)
    (place / "a.json").write_bytes(content)
    assert Cupboard(place).entry("a", lambda: Entry("ny", (GOOD,))) == Entry("ny", (GOOD,))
    assert Cupboard(place).entry("a", lambda: pytest.fail("not kept")) == Entry("ny", (GOOD,))


def test_an_entry_beyond_all_measure_is_not_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read has a bound."""
    Cupboard(place).entry("a", lambda: Entry("gammal", ()))
    monkeypatch.setattr(module, "_MOST_BYTES", 5)
    assert Cupboard(place).entry("a", lambda: Entry("ny", ())) == Entry("ny", ())


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777])
@pytest.mark.parametrize("of", ["folder", "file"])
def test_what_others_can_write_is_not_believed(place: Path, of: str, mode: int) -> None:
    """Neither a folder nor a file that others can write to is read."""
    Cupboard(place).entry("a", lambda: Entry("gammal", ()))
    (place if of == "folder" else place / "a.json").chmod(mode)
    assert Cupboard(place).entry("a", lambda: Entry("ny", ())) == Entry("ny", ())


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such owners")
def test_what_another_owns_is_not_believed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of another user is not read; one of the system's owner is."""
    Cupboard(place).entry("a", lambda: Entry("gammal", ()))
    owner = place.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    found = Cupboard(place).entry("a", lambda: Entry("ny", ()))
    assert found.text == ("gammal" if owner == 0 else "ny")
    monkeypatch.setattr(module, "_ROOT", owner + 2)
    assert Cupboard(place).entry("a", lambda: Entry("nyare", ())).text == "nyare"


def test_a_link_is_not_followed(place: Path, tmp_path: Path) -> None:
    """A link in the place of an entry could lead anywhere."""
    Cupboard(place).entry("a", lambda: Entry("gammal", ()))
    (place / "a.json").rename(tmp_path / "b.json")
    (place / "a.json").symlink_to(tmp_path / "b.json")
    assert Cupboard(place).entry("a", lambda: Entry("ny", ())) == Entry("ny", ())


def test_a_place_that_cannot_be_written_to_is_no_fault(tmp_path: Path) -> None:
    """Where nothing can be kept the work is done all the same."""
    (tmp_path / "fil").write_text("x")
    place = tmp_path / "fil" / "förråd"
    assert [Cupboard(place).entry("a", lambda: Entry("ny", ())) for _ in range(2)] == [Entry("ny", ())] * 2


@pytest.mark.parametrize(
    "line",
    [
        "open('x')",
        "eval('1')",
        "w.__self__",
        "s.__class__",
        "s._out",
        "v_a.model_copy()",
        "v_a.b()",
        "v_a.b ('x')",
        "v_a('x')",
        "items_1 ('x')",
        "v_a.b\n('x')",
        "v_a._b",
        "v_a.b.__class__",
        "'{0.__class__}'.format(s)",
        '"x".join(v_a)',
        "(v_a).b",
        "__import__('os')",
        "import os",
        "from os import system",
        "x = [1]",
        "w(f'{s}')",
        "w(b'x')",
        "global w",
        "del w",
        "try: pass",
        "while True: pass",
        "with w: pass",
        "@w",
        "w; w",
        "w('a'\\\n'b')",
        "#",
        "w('a\nb')",
        "v_a[0]",
        "{}",
        "w(`a`)",
        "w(ä)",
        "def e(w): pass",
        "class w: pass",
        "assert w",
        "raise w",
        "yield w",
        "await w",
        "items_1.b(v_a)",
    ],
)
def test_only_the_compilers_own_words_are_sound(line: str) -> None:
    """Nothing can be called but filters and the state, nothing reached that begins with an underscore."""
    assert is_sound(GOOD)
    assert not is_sound(f"{GOOD}\n    {line}")


@given(st.text(alphabet="wse_v1.()'\"\\ \n=:lambdropnf", max_size=40))
def test_what_is_sound_is_harmless(line: str) -> None:
    """Whatever is sound names only what the compiler names, so running it cannot reach further."""
    source = f"{GOOD}\n    {line}"
    if is_sound(source):
        try:
            names = set(compile(source, "prov", "exec").co_consts[0].co_names)
        except (SyntaxError, AttributeError):
            return
        assert not any(name.startswith("_") for name in names)


def test_classes_of_other_packages_are_not_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a template may name depends on the class, and the digest knows the library's classes alone."""
    from iopdocs.wording import templates as own

    monkeypatch.setattr(own, "_is_ours", lambda cls: cls is Agreement)
    kept(Templates((builtin_templates(),)), place).ready(Agreement, ["term"])
    (entry,) = place.iterdir()
    said: list[Any] = json.loads(entry.read_bytes())
    assert said[0].startswith("word/document.xml\n")


def test_what_is_kept_is_written_without_opening_the_letterhead(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process finds the letterhead's parts too: no Word file is opened, with data inside or without."""
    plain = Templates((builtin_templates(),))
    wanted = [render_package(AGREEMENT, kept(plain, place), data=data) for data in (True, False)]
    monkeypatch.setattr(Letterhead, "open", lambda *_: pytest.fail("the letterhead was opened"))
    assert [render_package(AGREEMENT, kept(plain, place), data=data) for data in (True, False)] == wanted


def test_what_is_kept_is_written_without_the_makers_of_templates(place: Path, tmp_path: Path) -> None:
    """A program that finds all in its cupboard loads neither lxml nor Jinja; one that does not find it loads both."""
    source = tmp_path / "avtal.json"
    source.write_text(AGREEMENT.model_dump_json(exclude_none=True), "utf-8")
    script = (
        f"import sys, iopdocs; iopdocs.render({str(source)!r}, draft=True, cache={str(place)!r}); "
        "print(*sorted({'jinja2', 'lxml'} & set(sys.modules)))"
    )
    for loaded in (["jinja2", "lxml"], []):
        run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
        assert run.stdout.split() == loaded


@pytest.mark.parametrize("text", ["", "[]", "{}", "5", '["a", "b", "c", null, null, [["a"]], "b", []]'])
def test_a_head_that_cannot_be_read_is_made_anew(place: Path, text: str) -> None:
    """What somebody has written in the place of the letterhead's parts is passed by."""
    plain = Templates((builtin_templates(),))
    assert kept(plain, place).head == plain.head
    (entry,) = place.iterdir()
    entry.write_text(json.dumps([text, []]), "utf-8")
    assert kept(plain, place).head == plain.head
