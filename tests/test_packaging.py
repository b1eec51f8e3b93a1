"""The packages: what a wheel and an sdist hold, and that each works on its own."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from iopdocs.wording.find import builtin_templates, first_folder

# The packages are built once, so all tests of this module go to one worker.
pytestmark = pytest.mark.xdist_group("packaging")

SHOW_TEMPLATES = "from iopdocs.wording.find import builtin_templates; print(builtin_templates())"
SHOW_DIGEST = "import sys, iopdocs as iop; print(iop.render(sys.argv[1]).sha256)"
SHOW_VERSION = "import importlib.metadata as metadata; print(metadata.version('iopdocs'))"


def output(*command: str | Path, cwd: Path, **environment: str) -> str:
    """What a command prints, without the last line break; a failing command shows what it said."""
    run = subprocess.run(
        command, check=False, cwd=cwd, env=os.environ | environment, capture_output=True, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.rstrip("\n")


@pytest.fixture(scope="module")
def clean_copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own files, without anything that git ignores."""
    copy = tmp_path_factory.mktemp("copy")
    names = output("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=root)
    for name in filter(None, names.split("\0")):
        if (root / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, copy / name)
    return copy


@pytest.fixture(scope="module")
def built(clean_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an sdist, and the wheel that was built from that sdist."""
    folder = tmp_path_factory.mktemp("built")
    output(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, cwd=clean_copy)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel."""
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def sdist(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the sdist unpacks to."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment: the wheel is installed, its dependencies are borrowed from the running one.

    A ``.pth`` file comes after the environment's own packages and does not follow other ``.pth`` files,
    so neither the checkout nor an editable install of it can be what is imported.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    python = folder / "bin" / "python"
    output(
        *(sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"),
        *("install", "--no-deps", "--no-index", wheel),
        cwd=folder,
    )
    own = output(python, "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    lenders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(own, "dependencies.pth").write_text("\n".join(sorted(lenders)) + "\n", encoding="utf-8")
    return folder


def template_names(folder: Path) -> set[str]:
    """The files below a folder of templates, as git would name them."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_holds_every_template(wheel: Path, clean_copy: Path) -> None:
    """The wheel's templates are those of the project, no more and no fewer, and the letterhead is there."""
    with zipfile.ZipFile(wheel) as archive:
        inside = [PurePosixPath(name) for name in archive.namelist()]
    found = {str(path.relative_to("iopdocs/templates")) for path in inside if path.parts[1] == "templates"}
    assert found == template_names(clean_copy / "templates")
    assert "sv/letterhead.docx" in found


def test_the_wheel_says_that_it_is_typed(wheel: Path) -> None:
    """The marker that tells type checkers to read our annotations is in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        assert "iopdocs/py.typed" in archive.namelist()


def test_the_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    """No tests, documentation or settings land beside the package."""
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"iopdocs"}


@pytest.mark.parametrize(
    "name",
    [
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "docs",
        "pyproject.toml",
        "src",
        "templates",
        "tests",
    ],
)
def test_the_sdist_holds_what_one_works_with(sdist: Path, name: str) -> None:
    """From the sdist the library can be built, tested and documented."""
    assert (sdist / name).exists()


def test_the_checkout_has_its_own_templates(root: Path) -> None:
    """In a checkout and in an editable install the templates are those that git keeps."""
    assert builtin_templates() == root / "templates"
    assert (builtin_templates() / "sv" / "letterhead.docx").is_file()


def test_the_sdist_finds_its_own_templates(sdist: Path, tmp_path: Path) -> None:
    """An unpacked sdist reads its own templates, also from another folder."""
    shown = output(sys.executable, "-c", SHOW_TEMPLATES, cwd=tmp_path, PYTHONPATH=str(sdist / "src"))
    assert Path(shown) == sdist / "templates"


def test_the_installed_wheel_finds_its_own_templates(environment: Path, tmp_path: Path) -> None:
    """The wheel alone has the letterhead, inside the package."""
    shown = Path(output(environment / "bin" / "python", "-I", "-c", SHOW_TEMPLATES, cwd=tmp_path))
    assert shown.is_relative_to(environment)
    assert (shown / "sv" / "letterhead.docx").is_file()


def test_the_installed_wheel_knows_its_version(environment: Path, tmp_path: Path) -> None:
    """The version stands in one place, and the installed package has it from there."""
    here = output(sys.executable, "-c", SHOW_VERSION, cwd=tmp_path)
    assert output(environment / "bin" / "python", "-I", "-c", SHOW_VERSION, cwd=tmp_path) == here


def test_the_installed_wheel_renders_equal_bytes(environment: Path, examples: Path, tmp_path: Path) -> None:
    """The example agreement from the wheel has the digest that the checkout gives it."""
    arguments = ("-c", SHOW_DIGEST, examples / "timra-soraker-2018.yaml")
    here = output(sys.executable, *arguments, cwd=tmp_path)
    assert len(here) == 64
    assert output(environment / "bin" / "python", "-I", *arguments, cwd=tmp_path) == here


def test_the_installed_command_answers(environment: Path, tmp_path: Path) -> None:
    """The wheel brings the command `iopdocs`, and it tells how it is used."""
    assert "iopdocs" in output(environment / "bin" / "iopdocs", "--help", cwd=tmp_path, PYTHONPATH="")


def test_a_missing_template_folder_names_every_place(tmp_path: Path) -> None:
    """Whoever has a broken installation is told where the templates should have been."""
    places = (tmp_path / "a", tmp_path / "b")
    with pytest.raises(FileNotFoundError) as refusal:
        first_folder(places)
    assert all(str(place) in str(refusal.value) for place in places)


def test_the_first_template_folder_is_used(tmp_path: Path) -> None:
    """Of two places that exist the first one is used, and one that does not exist is passed over."""
    (tmp_path / "b").mkdir()
    (tmp_path / "c").mkdir()
    assert first_folder((tmp_path / "a", tmp_path / "b", tmp_path / "c")) == tmp_path / "b"
