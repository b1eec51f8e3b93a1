"""Writing packages: the same bytes every time, any reader can open them, a file whole or not at all."""

import struct
import zipfile
from hashlib import shake_256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopdocs.opc import compress, pack, write_atomically, write_package

PARTS = {
    "word/styles.xml": b"<styles/>" * 2_000,
    "_rels/.rels": b"<rels/>",
    "docProps/core.xml": b"",
    "[Content_Types].xml": b"<Types/>",
    "word/media/noise.bin": shake_256(b"noise").digest(70_000),
}
NAMES = st.text("abcXYZ/._-[]", min_size=1, max_size=12)


def unzipped(data: bytes) -> dict[str, bytes]:
    """What the standard library reads, each part checked against its sum."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


@given(st.dictionaries(NAMES, st.binary(max_size=6_000)))
def test_any_reader_finds_what_was_written(parts: dict[str, bytes]) -> None:
    """Any parts come out of the package as they went in."""
    distinct = {name.lower(): (name, content) for name, content in parts.items()}
    kept = dict(distinct.values())
    assert unzipped(write_package(kept)) == kept


@pytest.mark.parametrize("size", [0, 1, 4_095, 4_096, 32_768, 1_000_000])
def test_every_size(size: int) -> None:
    """Small parts are deflated with a small window, which any reader inflates."""
    content = shake_256(b"noise").digest(size // 2) * 2
    assert unzipped(write_package({"a": content})) == {"a": content}


def test_same_bytes_in_any_order() -> None:
    """The order in which parts are given leaves no trace."""
    assert write_package(PARTS) == write_package(dict(reversed(PARTS.items())))


def test_order_in_the_package() -> None:
    """Content types first, then the package's relationships, then by name: Word and others expect it so."""
    assert list(unzipped(write_package(PARTS))) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/media/noise.bin",
        "word/styles.xml",
    ]


def test_no_clock() -> None:
    """Every part is dated at the zip epoch, and nothing tells which system wrote it."""
    with zipfile.ZipFile(BytesIO(write_package(PARTS))) as archive:
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert (info.create_system, info.external_attr, info.extra, info.comment) == (0, 0, b"", b"")
            assert (info.create_version, info.extract_version, info.flag_bits) == (20, 20, 0)
            assert (info.volume, info.internal_attr) == (0, 0)
        assert archive.comment == b""


def test_local_headers_agree_with_the_directory() -> None:
    """A reader that streams sees the same sizes and sums as one that reads the directory."""
    data = write_package(PARTS)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist():
            crc, packed, size = struct.unpack_from("<3L", data, info.header_offset + 14)
            assert (crc, packed, size) == (info.CRC, info.compress_size, info.file_size)
            assert info.compress_type == zipfile.ZIP_DEFLATED


def test_parts_deflated_once_are_kept() -> None:
    """A part that never changes is deflated once; the package is the same."""
    members = [compress(name, content) for name, content in PARTS.items()]
    assert pack(members) == pack(reversed(members)) == write_package(PARTS)


@pytest.mark.parametrize("names", [("word/a.xml", "word/a.xml"), ("word/a.xml", "Word/A.xml")])
def test_one_part_of_each_name(names: tuple[str, str]) -> None:
    """Two parts of one name, whatever the case, make a package that Word calls damaged."""
    with pytest.raises(ValueError, match="same name"):
        pack(compress(name, b"") for name in names)


def test_names_are_ascii() -> None:
    """Part names are ASCII by the standard."""
    with pytest.raises(ValueError, match="ascii"):
        compress("word/å.xml", b"")


def test_writes_and_replaces(tmp_path: Path) -> None:
    """A file is written, and written over, and nothing else is left in the folder."""
    path = tmp_path / "avtal.docx"
    write_atomically(path, b"ett")
    write_atomically(str(path), b"tv\xc3\xa5")
    assert path.read_bytes() == b"tv\xc3\xa5"
    assert [file.name for file in tmp_path.iterdir()] == ["avtal.docx"]


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """When the disk is full the old file stands, and no half file beside it."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "avtal.docx"
    path.write_bytes(b"gammalt")
    monkeypatch.setattr(step, fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"nytt")
    assert path.read_bytes() == b"gammalt"
    assert [file.name for file in tmp_path.iterdir()] == ["avtal.docx"]


def test_a_missing_folder(tmp_path: Path) -> None:
    """A folder that is not there is not made."""
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "saknas" / "avtal.docx", b"")
    assert [file.name for file in tmp_path.iterdir()] == []


def test_others_may_read_the_file(tmp_path: Path) -> None:
    """The file has the rights of any new file, not those of a secret temporary one."""
    write_atomically(tmp_path / "avtal.docx", b"")
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "avtal.docx").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_is_followed(tmp_path: Path) -> None:
    """A symbolic link stays one; the file that it points to is written."""
    (tmp_path / "akt").mkdir()
    target = tmp_path / "akt" / "avtal.docx"
    target.write_bytes(b"gammalt")
    link = tmp_path / "avtal.docx"
    link.symlink_to(target)
    write_atomically(link, b"nytt")
    assert link.is_symlink()
    assert target.read_bytes() == b"nytt"
