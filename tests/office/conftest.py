"""What the office tests share: many documents, converted by LibreOffice in two starts."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class
from iopdocs.opc import read_package
from iopdocs.testing import agreements, assemble, builtin_kinds, example_agreement
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import Templates

BUILTIN = builtin_kinds()
GENERATED = 50
SHIFTED = 6
_LINE = "Ett stycke som skjuter det som följer nedåt på sidan, så att sidorna bryts på andra ställen."

_LETTERS = """# {{ heading }}
Parterna har
a) lokaler
a) personal
§ De har också
a) tid
i) kvällar
a) [börja om] vilja
§ Slut.
"""


@dataclass(frozen=True)
class Converted:
    """Documents by name, what LibreOffice made of each, and what it printed meanwhile."""

    documents: dict[str, iop.Document]
    folder: Path
    printed: str

    def text(self, name: str) -> str:
        """The document as LibreOffice writes it as text, with the numbers that it counts."""
        return (self.folder / f"{name}.txt").read_text("utf-8-sig")

    def pages(self, name: str) -> list[list[str]]:
        """The lines of each page of the PDF, as they stand on the page; empty lines left out."""
        command = ["pdftotext", "-layout", "-enc", "UTF-8", str(self.folder / f"{name}.pdf"), "-"]
        text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
        pages = text.removesuffix("\f").split("\f")
        return [[line.strip() for line in page.split("\n") if line.strip()] for page in pages]


def generated(count: int) -> list[iop.Document]:
    """Documents of agreements that Hypothesis has made; the same every time."""
    made: list[iop.Document] = []

    @settings(max_examples=count, phases=[Phase.generate], database=None, suppress_health_check=[*HealthCheck])
    @given(agreements())
    def collect(agreement: Agreement) -> None:
        made.append(assemble(agreement))

    collect()
    return made


def shifted(data: dict[str, Any], lines: int) -> dict[str, Any]:
    """An agreement with some more lines at the beginning."""
    point = {"kind": "free", "heading": "Inledning", "points": [{"text": _LINE}] * lines}
    return data | {"clauses": [point, *data["clauses"]]}


def letters_first(folder: Path) -> iop.Document:
    """A document by a wording that has letters before any numbered paragraph, and begins its letters anew."""
    (folder / "sv").mkdir(parents=True)
    head = read_package((builtin_templates() / "sv" / "letterhead.docx").read_bytes(), name="letterhead.docx")
    (folder / "sv" / "background.docx").write_bytes(to_docx(_LETTERS, head, name="background.txt"))
    agreement = Agreement.model_validate(example_agreement({"kind": "background", "paragraphs": "Text."}))
    return assemble(agreement, templates=Templates((folder, builtin_templates())))


def documents(examples: Path) -> Iterator[tuple[str, iop.Document]]:
    """The examples, the examples of the clause types, and the generated agreements."""
    for file in sorted(examples.glob("*.yaml")):
        yield file.stem, iop.render(file, draft=bool(iop.check(file).errors))
    data = iop.load(examples / "timra-soraker-2018.yaml").to_data()
    for lines in range(1, SHIFTED + 1):
        yield f"shifted-{lines}", assemble(Agreement.model_validate(shifted(data, lines * 2)))
    for kind in BUILTIN:
        yield f"clause-{kind}", assemble(Agreement.model_validate(example_agreement(clause_class(kind).example)))
    yield from ((f"generated-{number:02}", one) for number, one in enumerate(generated(GENERATED), 1))


@pytest.fixture(scope="session")
def converted(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """Every document as text and as PDF."""
    folder = tmp_path_factory.mktemp("office")
    made = dict(documents(examples)) | {"letters-first": letters_first(tmp_path_factory.mktemp("mallar"))}
    files = [str(document.save(folder / f"{name}.docx")) for name, document in made.items()]
    printed = "".join(convert(kind, files, folder) for kind in ("txt:Text (encoded):UTF8", "pdf"))
    return Converted(made, folder, printed)


def convert(kind: str, files: list[str], folder: Path) -> str:
    """Convert files in one start of LibreOffice, with a profile of its own; what it prints comes back."""
    program = shutil.which("soffice")
    assert program is not None, "LibreOffice saknas: apt-get install --no-install-recommends libreoffice-writer-nogui"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", "--convert-to", kind, "--outdir", str(folder), *files]
    run = subprocess.run(command, check=True, timeout=300, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return run.stdout.decode()
