"""Every page of every example looks as it did when its picture was last approved.

``make pictures`` writes the pictures anew; look at them before committing them. A picture is all pages of a document
side by side, 36 dots an inch, in sixteen greys: enough for layout, lines and weights, not for reading.

What another version of LibreOffice, or another program that draws the pages, does to the dots is tolerated; a change of
the letterhead is not. The tests below say where the line goes.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageFilter, PngImagePlugin

import iopdocs as iop
from iopdocs.document import pdfs
from iopdocs.office import to_pdfs

pytestmark = pytest.mark.office

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parent.parent / "docs" / "examples"
FILES = {file.stem: file for file in sorted(EXAMPLES.glob("*.yaml"))}
SAMPLE = "timra-soraker-2018"
NUMBERED = "with-page-numbers"
"""The picture of the sample with a table of contents and its page numbers."""
NAMES = [*FILES, NUMBERED]

DOTS_AN_INCH = 36
FINENESS = 3
"""So many times finer a page is drawn before it is made small: a thin line then becomes a light one, not none."""
GREYS = 16
GAP = 4

NEAR = 5
"""A dot may lie anywhere in a square of so many dots: two dots, four points, in each direction."""
DARKNESS = 24
DOTS = 5
"""So much darker or lighter a dot must be, of 255, and so many such dots a page must have, to have changed."""
MOST_BYTES = 1_500_000

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Picture = Image.Image


def drawn(pdf: bytes, folder: Path, *, last: int = 999, fineness: int = FINENESS) -> list[Picture]:
    """The pages of a PDF, up to the last one wanted, as small pictures in grey."""
    return drawn_by(["pdftoppm"], pdf, folder, last=last, fineness=fineness)


def drawn_by(program: list[str], pdf: bytes, folder: Path, *, last: int, fineness: int = FINENESS) -> list[Picture]:
    """The pages of a PDF as another program draws them."""
    (folder / "avtal.pdf").write_bytes(pdf)
    options = ["-gray", "-l", str(last), "-r", str(DOTS_AN_INCH * fineness)]
    subprocess.run([*program, *options, str(folder / "avtal.pdf"), str(folder / "sida")], check=True)
    pages = []
    for file in sorted(folder.glob("sida-*")):
        with Image.open(file) as page:
            pages.append(page.convert("L").reduce(fineness))
        file.unlink()
    return pages


def save(pages: Sequence[Picture], file: Path) -> None:
    """Write pages side by side as one picture, which remembers how wide each is."""
    size = sum(page.width + GAP for page in pages), max(page.height for page in pages)
    sheet = Image.new("L", size, 128)
    widths = PngImagePlugin.PngInfo()
    widths.add_text("widths", " ".join(str(page.width) for page in pages))
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width + GAP
    step = 255 // (GREYS - 1)
    greys = Image.frombytes("P", size, sheet.point(lambda dark: round(dark / step)).tobytes())
    greys.putpalette([value for grey in range(GREYS) for value in [grey * step] * 3])
    file.parent.mkdir(parents=True, exist_ok=True)
    greys.save(file, bits=4, optimize=True, pnginfo=widths)


def opened(file: Path) -> list[Picture]:
    """The pages of a picture that has been saved."""
    pages, left = [], 0
    with Image.open(file) as sheet:
        for width in map(int, str(sheet.info["widths"]).split()):
            pages.append(sheet.convert("L").crop((left, 0, left + width, sheet.height)))
            left += width + GAP
    return pages


def beyond(one: Picture, other: Picture) -> Picture:
    """How much darker or lighter each dot of one page is than every dot nearby on the other."""
    lightest, darkest = other.filter(ImageFilter.MaxFilter(NEAR)), other.filter(ImageFilter.MinFilter(NEAR))
    return ImageChops.lighter(ImageChops.subtract(one, lightest), ImageChops.subtract(darkest, one))


def changed_dots(before: Picture, after: Picture) -> Picture:
    """The dots that have changed, white on black; a page of another size has changed all over."""
    if before.size != after.size:
        return Image.new("L", after.size, 255)
    one, other = (page.filter(ImageFilter.GaussianBlur(0.7)) for page in (before, after))
    return ImageChops.lighter(beyond(one, other), beyond(other, one)).point(lambda much: 255 * (much > DARKNESS))


def changes(before: Sequence[Picture], after: Sequence[Picture]) -> list[int]:
    """The numbers of the pages that do not look as before; more or fewer pages are changed ones."""
    return [
        number
        for number, (one, other) in enumerate(zip_longest(before, after), 1)
        if one is None or other is None or changed_dots(one, other).histogram()[255] > DOTS
    ]


def marked(before: Sequence[Picture], after: Sequence[Picture]) -> list[Picture]:
    """The pages as they are now, with what has changed framed in black on pale text."""
    pages = []
    for one, other in zip(before, after, strict=False):
        spots = changed_dots(one, other).filter(ImageFilter.MaxFilter(9))
        pale = other.point(lambda dark: 128 + dark // 2)
        pages.append(ImageChops.subtract(pale, ImageChops.subtract(spots, spots.filter(ImageFilter.MinFilter(5)))))
    return [*pages, *after[len(before) :]]


def verdict(name: str, after: Sequence[Picture], reference: Path, build: Path) -> str:
    """What has changed and how to accept it, empty if nothing has; the pictures to look at are written to a folder."""
    before = opened(reference) if reference.is_file() else []
    found = changes(before, after)
    if not found:
        return ""
    save(after, build / f"{name}.png")
    save(marked(before, after), build / f"{name}-changes.png")
    numbers = ", ".join(map(str, found))
    return (
        f"{name} does not look as before: page {numbers} of {len(after)}; before it had {len(before)}.\n"
        f"Before:  {reference}\nNow:     {build / f'{name}.png'}\nChanges: {build / f'{name}-changes.png'}\n"
        "If it is to look like this: make pictures, look at all of them, and commit them."
    )


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Picture]]:
    """The pages of every example, from one start of LibreOffice, and of one with a table of contents."""
    documents = {name: iop.render(file, draft=bool(iop.check(file).errors)) for name, file in FILES.items()}
    documents[NUMBERED] = iop.render(iop.load(FILES[SAMPLE]).to_data() | {"contents": True}).with_page_numbers()
    folder = tmp_path_factory.mktemp("pictures")
    made = pdfs(documents.values())
    return {name: drawn(pdf, folder) for name, pdf in zip(documents, made, strict=True) if isinstance(pdf, bytes)}


@pytest.mark.parametrize("name", NAMES)
def test_looks_as_before(
    name: str, looks: dict[str, list[Picture]], root: Path, request: pytest.FixtureRequest
) -> None:
    """Every page of the example looks as on the approved picture."""
    reference = FOLDER / f"{name}.png"
    if request.config.getoption("--update-pictures"):
        save(looks[name], reference)
    said = verdict(name, looks[name], reference, root / "build" / "pictures")
    assert not said, said


def test_pictures_are_few_and_small(request: pytest.FixtureRequest) -> None:
    """There is a picture for each example and no other, and together they are no burden on the repository."""
    pictures = sorted(FOLDER.glob("*.png"))
    if request.config.getoption("--update-pictures"):
        for stale in [picture for picture in pictures if picture.stem not in NAMES]:
            stale.unlink()
            pictures.remove(stale)
    assert [picture.stem for picture in pictures] == NAMES
    assert sum(picture.stat().st_size for picture in pictures) < MOST_BYTES


def style(styles: Any, name: str) -> Any:
    """A style of the letterhead by its name."""
    return next(one for one in styles.iter(f"{W}style") if one.find(f"{W}name").get(f"{W}val") == name)


def without(tag: str, name: str) -> Callable[[Any], None]:
    """A change of the letterhead: something is taken out of a style."""

    def change(styles: Any) -> None:
        found = list(style(styles, name).iter(f"{W}{tag}"))
        assert found
        for element in found:
            element.getparent().remove(element)

    return change


def with_value(path: str, attribute: str, value: str, name: str) -> Callable[[Any], None]:
    """A change of the letterhead: something in a style gets another value."""

    def change(styles: Any) -> None:
        element = style(styles, name)
        for tag in path.split("/"):
            inner = element.find(f"{W}{tag}")
            element = etree.SubElement(element, f"{W}{tag}") if inner is None else inner
        assert element.get(f"{W}{attribute}") != value
        element.set(f"{W}{attribute}", value)

    return change


CHANGES: dict[str, Callable[[Any], None]] = {
    "tables without lines": without("tblBorders", "Avtalstabell"),
    "smaller headings": with_value("rPr/sz", "val", "25", "heading 1"),
    "thin headings": without("b", "heading 1"),
    "red headings": with_value("rPr/color", "val", "C03030", "heading 1"),
    "points moved apart": with_value("pPr/spacing", "before", "90", "Avtalspunkt"),
    "points moved in": with_value("pPr/ind", "left", "1000", "Avtalspunkt"),
    "another typeface": with_value("rPr/rFonts", "ascii", "Liberation Serif", "Normal"),
}


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    """A document as it is with another letterhead."""
    package = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(package, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/styles.xml":
                styles = etree.fromstring(part)
                change(styles)
                part = etree.tostring(styles)
            after.writestr(name, part)
    return package.getvalue()


@pytest.fixture(scope="module")
def variants(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Picture]]:
    """The pages of one example with the letterhead changed in many ways, and as drawn by another program."""
    folder = tmp_path_factory.mktemp("variants")
    data = iop.render(FILES[SAMPLE]).data
    made = to_pdfs([data, *(changed(data, change) for change in CHANGES.values())])
    pdf, *others = [one for one in made if isinstance(one, bytes)]
    found = {name: drawn(one, folder, last=3) for name, one in zip(CHANGES, others, strict=True)}
    found["finer"] = drawn(pdf, folder, last=3, fineness=FINENESS * 2)
    found["cairo"] = drawn_by(["pdftocairo", "-png"], pdf, folder, last=3)
    return found | {"": drawn(pdf, folder, last=3)}


@pytest.fixture
def approved(variants: dict[str, list[Picture]], tmp_path: Path) -> list[Picture]:
    """The pages of the example as a picture remembers them."""
    save(variants[""], tmp_path / "approved.png")
    return opened(tmp_path / "approved.png")


@pytest.mark.parametrize("name", CHANGES)
def test_change_of_the_letterhead_is_seen(
    name: str, variants: dict[str, list[Picture]], approved: list[Picture]
) -> None:
    """A change of lines, size, weight, colour or place in the letterhead is seen on some page."""
    assert changes(approved, variants[name])


@pytest.mark.parametrize("name", ["", "cairo", "finer"])
def test_another_program_may_draw_the_page(
    name: str, variants: dict[str, list[Picture]], approved: list[Picture]
) -> None:
    """The same page drawn by another program, or more finely, looks the same."""
    assert changes(approved, variants[name]) == []


MOVES: dict[str, tuple[float, ...]] = {
    "two dots down": (1, 0, 0, 0, 1, -2),
    "a dot aside": (1, 0, -1, 0, 1, 0),
    "half a dot": (1, 0, 0.5, 0, 1, 0.5),
    "longer by a third of a per cent": (1, 0, 0, 0, 1 / 1.003, 0),
}


@pytest.mark.parametrize("name", MOVES)
def test_another_version_may_move_the_text(name: str, approved: list[Picture]) -> None:
    """Text that lies up to four points from where it lay looks the same."""
    moved = [
        page.transform(page.size, Image.Transform.AFFINE, MOVES[name], Image.Resampling.BICUBIC, fillcolor=255)
        for page in approved
    ]
    assert changes(approved, moved) == []


def test_a_line_further_down_is_seen(approved: list[Picture]) -> None:
    """Text that has been pushed down by a line is seen."""
    moved = [ImageChops.offset(page, 0, 7) for page in approved]
    assert changes(approved, moved) == list(range(1, len(approved) + 1))


def test_number_of_pages_is_exact(approved: list[Picture]) -> None:
    """A page more or less is seen, though all the others look the same."""
    assert changes(approved, approved[:-1]) == [len(approved)]
    assert changes(approved[:-1], approved) == [len(approved)]


def test_what_has_changed_is_shown(variants: dict[str, list[Picture]], tmp_path: Path) -> None:
    """Who has changed the look gets a picture of it, one of the changes, and the way to accept it."""
    save(variants[""], tmp_path / "before.png")
    thin = variants["thin headings"]
    said = verdict("avtal", thin, tmp_path / "before.png", tmp_path / "build")
    assert re.match(r"avtal does not look as before: page 1, 2, ", said)
    assert "make pictures" in said
    assert [page.size for page in opened(tmp_path / "build" / "avtal.png")] == [page.size for page in thin]
    assert len(opened(tmp_path / "build" / "avtal-changes.png")) == len(thin)


def test_nothing_is_written_when_nothing_has_changed(variants: dict[str, Any], tmp_path: Path) -> None:
    """Where all is as before nothing is said and nothing written."""
    save(variants[""], tmp_path / "before.png")
    assert verdict("avtal", variants[""], tmp_path / "before.png", tmp_path / "build") == ""
    assert not (tmp_path / "build").exists()
