"""What the tests of wording share: things to write about, and templates made from lines of text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import Field

from iopdocs.agreement import Agreement
from iopdocs.model import DRAFT, Model, draft_validator
from iopdocs.opc import read_package
from iopdocs.word.plan import plan
from iopdocs.word.settle import Settling
from iopdocs.wording.compile import compile_template
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.scope import named
from iopdocs.wording.source import jinja_source
from iopdocs.wording.templates import Templates
from iopdocs.wording.textform import parse_blocks

Write = Callable[..., str]
MakeTemplates = Callable[..., Templates]


class Part(Model):
    """A part of a thing."""

    label: str = Field(title="Benämning")
    price: Decimal = Field(title="Pris")
    note: str | None = Field(None, title="Not")
    parts: tuple[Part, ...] = Field((), title="Delar")


class Thing(Model):
    """What the templates of these tests write about."""

    name: str = Field(title="Namn")
    count: int = Field(title="Antal")
    day: date = Field(title="Dag")
    colour: Literal["red", "green"] = Field(title="Färg")
    sure: bool = Field(title="Säker")
    note: str | None = Field(None, title="Not")
    limit: int | None = Field(None, title="Gräns")
    part: Part | None = Field(None, title="Del")
    parts: tuple[Part, ...] = Field(title="Delar")
    names: tuple[str, ...] = Field(title="Namn på delar")
    maybe: tuple[Part, ...] | None = Field(None, title="Kanske delar")
    _hidden: str = "dolt"

    @property
    def shout(self) -> str:
        """The name in capitals."""
        return self.name.upper()

    def method(self) -> str:
        """No template may call it."""
        return "anropad"


THING: dict[str, Any] = {
    "name": "Exemplet",
    "count": 3,
    "day": date(2027, 1, 31),
    "colour": "red",
    "sure": True,
    "parts": [{"label": "A", "price": 5}, {"label": "B", "price": 7, "note": "not till B"}],
    "names": ["ett", "två", "tre"],
}
ROOTS = {"thing": named(Thing), "heading": named(str), "draft": named(bool)}
AGREEMENT = Agreement.model_validate(
    {
        "title": "Exempelavtal",
        "parties": [
            {"id": "kommunen", "kind": "kommun", "name": "Exempelby kommun", "orgnr": "212000-2395"},
            {"id": "foreningen", "kind": "ideell_forening", "name": "Föreningen Exemplet", "orgnr": "802400-0005"},
        ],
        "clauses": [{"kind": "parties"}],
    }
)


@dataclass(frozen=True)
class Looks:
    """A letterhead that has every style: the id is the name without spaces."""

    text_width: int = 9000
    missing: tuple[str, ...] = field(default=())

    def style_id(self, _kind: str, name: str) -> str:
        """Return the id of a style."""
        if name in self.missing:
            raise KeyError(name)
        return name.replace(" ", "")


def made(data: dict[str, Any], *, draft: bool) -> Thing:
    """The thing that the data say, in a draft with holes."""
    if not draft:
        return Thing.model_validate(THING | data)
    whole = {name: value for name, value in (THING | data).items() if value is not ...}
    thing: Thing = draft_validator(Thing).validate_python(whole, context=DRAFT)
    return thing


def written(text: str, data: dict[str, Any] | None = None, *, draft: bool = False, source: str = "") -> str:
    """The XML that a template in the text form (or Jinja source) writes about a thing."""
    jinja = source or jinja_source(parse_blocks(text, name="prov.docx"), Looks(), name="prov.docx")
    write = compile_template(jinja, ROOTS, name="prov.docx", draft=draft)
    out: list[str] = []
    state = Settling(AGREEMENT, plan(AGREEMENT), out)
    write(out.append, state, v_thing=made(data or {}, draft=draft), v_heading="Rubrik", v_draft=draft)
    return "".join(out)


def shown(xml: str) -> str:
    """The text of the paragraphs, a line for each."""
    paragraphs = re.findall(r"<w:p>.*?</w:p>", xml)
    return "\n".join("".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", one)) for one in paragraphs)


@pytest.fixture
def write() -> Write:
    """Compiles a template in the text form and returns the text that it writes about a thing."""
    return lambda *args, **options: shown(written(*args, **options))


@pytest.fixture
def write_xml() -> Write:
    """As ``write``, but returns the XML."""
    return written


@pytest.fixture
def looks() -> Looks:
    """A letterhead that has every style."""
    return Looks()


@pytest.fixture
def lacking() -> type[Looks]:
    """Makes letterheads that lack styles."""
    return Looks


@pytest.fixture(scope="session")
def letterhead() -> dict[str, bytes]:
    """The parts of the built-in letterhead."""
    path = builtin_templates() / "sv" / "letterhead.docx"
    return read_package(path.read_bytes(), name=path.name)


@pytest.fixture
def make_templates(tmp_path: Path, letterhead: dict[str, bytes]) -> MakeTemplates:
    """Makes a folder of templates from text, a keyword for each clause type, with the built-in letterhead."""

    def make(folder: str = "mallar", **texts: str) -> Templates:
        place = tmp_path / folder / "sv"
        place.mkdir(parents=True)
        (place / "letterhead.docx").write_bytes((builtin_templates() / "sv" / "letterhead.docx").read_bytes())
        for kind, text in texts.items():
            (place / f"{kind}.docx").write_bytes(to_docx(text, letterhead, name=f"{kind}.txt"))
        return Templates((tmp_path / folder,))

    return make
