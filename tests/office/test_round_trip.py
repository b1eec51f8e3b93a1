"""LibreOffice opens the documents, saves them anew as Word files, and no word or number is lost or changed."""

import shutil
import subprocess
from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.word.reader import as_text, read_items

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("office")]


@pytest.fixture(scope="module")
def documents(examples: Path, letterheads: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every example, and one of them by each letterhead that is not ours."""
    folder = tmp_path_factory.mktemp("written")
    files = sorted(examples.glob("*.yaml"))
    made = {file.stem: iop.render(file, draft=bool(iop.check(file).errors)) for file in files}
    for name, data in letterheads.items():
        profile = tmp_path_factory.mktemp("profile")
        (profile / "sv").mkdir()
        (profile / "profile.yaml").write_text("name: Exempelby kommun\n", "utf-8")
        (profile / "sv" / "letterhead.docx").write_bytes(data)
        made[name] = iop.render(examples / "timra-soraker-2018.yaml", profile=profile)
    return [document.save(folder / f"{name}.docx") for name, document in made.items()]


@pytest.fixture(scope="module")
def saved(documents: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what LibreOffice saves of each document."""
    program = shutil.which("soffice")
    assert program is not None, "LibreOffice saknas: apt-get install --no-install-recommends libreoffice-writer-nogui"
    folder = tmp_path_factory.mktemp("saved")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    kind = ["--headless", "--norestore", "--convert-to", "docx:Office Open XML Text", "--outdir", str(folder)]
    subprocess.run([program, profile, *kind, *map(str, documents)], check=True, timeout=300, stdout=subprocess.DEVNULL)
    return folder


def test_text_and_numbers_come_back(documents: list[Path], saved: Path) -> None:
    """What LibreOffice saves has the same paragraphs, cells and numbers as what it opened."""
    unlike = {}
    for path in documents:
        ours, theirs = (as_text(read_items(file.read_bytes())).splitlines() for file in (path, saved / path.name))
        if ours != theirs:
            unlike[path.stem] = [pair for pair in zip(ours, theirs, strict=False) if len(set(pair)) > 1][:1]
    assert unlike == {}
    assert len(documents) > 15
