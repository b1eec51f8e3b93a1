"""Many documents, to be judged by validators that others have made."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.changes.redline import redline
from iopdocs.clauses import clause_class
from iopdocs.testing import agreements, assemble, builtin_kinds, example_agreement
from iopdocs.word import paging
from tests.office.test_columns import many_columns

HERE: Final = Path(__file__).resolve().parent
SDK: Final = HERE / "node_modules" / "@xarsh" / "ooxml-validator"
BUILTIN: Final = builtin_kinds()
GENERATED: Final = 160
DRAFTS: Final = 40
REDLINES: Final = 6
DATE: Final = datetime(2026, 1, 2)  # noqa: DTZ001 -- as the clock shows it there

Faults = dict[str, list[str]]


def generated(count: int, *, draft: bool) -> list[bytes]:
    """Documents of agreements that Hypothesis has made; the same every time."""
    made: list[bytes] = []

    @settings(max_examples=count, phases=[Phase.generate], database=None, suppress_health_check=[*HealthCheck])
    @given(agreements(complete=not draft))
    def collect(agreement: Agreement) -> None:
        made.append(assemble(agreement, draft=draft).data)

    collect()
    return made


def numbered(document: iop.Document) -> bytes:
    """A document with page numbers in its table of contents, as if every heading stood on page 3."""
    with pytest.MonkeyPatch.context() as patch:
        places = {f"_Toc{number:09}": 3 for number in range(20000, 20099)}
        patch.setattr(paging, "pages_of_bookmarks", lambda packages: tuple(places for _ in packages))
        return document.with_page_numbers().data


def redlines(examples: Path, profiles: list[Path]) -> Iterator[tuple[str, bytes]]:
    """What differs between examples, between letterheads and between generated agreements, as tracked changes."""
    made = {file.stem: iop.render(file, draft=True) for file in sorted(examples.glob("*.yaml"))}
    timra = examples / "timra-soraker-2018.yaml"
    listed = iop.render(iop.load(timra).to_data() | {"contents": True}, draft=True)
    made |= {"contents": listed} | {
        profile.name: iop.render(timra, profile=profile, draft=True) for profile in profiles
    }
    made |= {
        f"generated-{number}": iop.Document(data, "Avtal")
        for number, data in enumerate(generated(REDLINES, draft=False), 1)
    }
    for (old, before), (new, after) in pairwise([*made.items(), *[*made.items()][:1]]):
        yield f"{old}-{new}", redline(before, after, author="Kommunstyrelsens förvaltning", date=DATE).data


def documents(examples: Path, profiles: list[Path]) -> Iterator[tuple[str, bytes]]:
    """The examples, one of them with other letterheads, each clause type alone and all together, generated papers."""
    for file in sorted(examples.glob("*.yaml")):
        yield file.stem, iop.render(file, draft=bool(iop.check(file).errors)).data
    for profile in (examples / "profil-exempelkommun", *profiles):
        yield profile.name, iop.render(examples / "timra-soraker-2018.yaml", profile=profile, draft=True).data
    listed = iop.load(examples / "timra-soraker-2018.yaml").to_data() | {"contents": True}
    yield "page-numbers", numbered(iop.render(listed))
    for profile in profiles:
        if profile.name == "region":  # the other has no place for a table of contents
            yield f"page-numbers-{profile.name}", numbered(iop.render(listed, profile=profile))
    every = example_agreement(*(clause_class(kind).example for kind in BUILTIN))
    yield "every-clause", assemble(Agreement.model_validate(every)).data
    for kind in BUILTIN:
        alone = Agreement.model_validate(example_agreement(clause_class(kind).example))
        yield f"clause-{kind}", assemble(alone).data
    yield "columns", many_columns().data
    for name, data in redlines(examples, profiles):
        yield f"redline-{name}", data
    for number, data in enumerate(generated(GENERATED, draft=False), 1):
        yield f"generated-{number:02}", data
    for number, data in enumerate(generated(DRAFTS, draft=True), 1):
        yield f"draft-{number:02}", data


@pytest.fixture(scope="session")
def profiles(letterheads: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A profile for each letterhead that is not ours."""
    folders = []
    for name, data in letterheads.items():
        folder = tmp_path_factory.mktemp("profiles") / name
        (folder / "sv").mkdir(parents=True)
        (folder / "profile.yaml").write_text("name: Exempelby kommun\n", "utf-8")
        (folder / "sv" / "letterhead.docx").write_bytes(data)
        folders.append(folder)
    return folders


@pytest.fixture(scope="session")
def made(examples: Path, profiles: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every document."""
    folder = tmp_path_factory.mktemp("made")
    for name, data in documents(examples, profiles):
        (folder / f"{name}.docx").write_bytes(data)
    return folder


def open_xml_sdk(files: Iterable[Path]) -> Faults:
    """What the Open XML SDK says about each document."""
    node = shutil.which("node")
    if node is None or not SDK.exists():
        pytest.fail(f"kräver Node.js, och att `npm install` har körts i {HERE}")
    command = [node, str(HERE / "validate.js"), *map(str, files)]
    run = subprocess.run(command, check=True, capture_output=True, timeout=1200)
    told: Faults = json.loads(run.stdout)
    return told


@pytest.fixture(scope="session")
def sdk() -> Callable[[Iterable[Path]], Mapping[str, list[str]]]:
    """The validator of the Open XML SDK."""
    return open_xml_sdk
