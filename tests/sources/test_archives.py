from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.sources import archives, read_sources, read_stream
from generator.sources.source_file import SourceFile
from tests.conftest import SAMPLE

PAGE = next(iter(sorted(SAMPLE.glob("*.txt")))).read_bytes()


def zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return stream.getvalue()


def read(tmp_path: Path, data: bytes) -> list[SourceFile]:
    path = tmp_path / "papers.packed"
    path.write_bytes(data)
    files = list(read_sources("papers.packed", path))
    assert all(file.is_balanced for file in files)
    return files


PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zip": lambda data: zipped({"papers/a.txt": data}),
    "tar": lambda data: tarred({"papers/a.txt": data}),
    "tar.gz": lambda data: gzip.compress(tarred({"papers/a.txt": data})),
}


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_a_packed_file_gives_what_it_gives_unpacked(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    (file,) = read(tmp_path, pack(PAGE))
    (plain,) = read(tmp_path, PAGE)
    assert file.size == len(PAGE)
    assert file.record_count == plain.record_count > 10
    assert file.path.startswith("papers.packed/")
    assert [record.title for record in file.records] == [each.title for each in plain.records]


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_a_damaged_archive_is_one_clear_line(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    packed = pack(PAGE)
    files = read(tmp_path, packed[: len(packed) * 6 // 10])
    assert "damaged-archive" in [problem.code for file in files for problem in file.problems]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_hidden_files_are_left_out_and_a_bad_one_costs_no_other(
    tmp_path: Path, pack: Callable[[Mapping[str, bytes]], bytes]
) -> None:
    files = read(
        tmp_path,
        pack({".DS_Store": b"x", "__MACOSX/a.txt": b"x", "b.bin": bytes(100), "c.txt": PAGE}),
    )
    assert [file.path for file in files] == ["papers.packed/b.bin", "papers.packed/c.txt"]
    assert [bool(file.record_count) for file in files] == [False, True]


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped({"a": data})])
def test_a_bomb_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr(archives, "RATIO_FROM", 1 << 20)
    (file,) = read(tmp_path, pack(bytes(8 << 20)))
    assert [problem.code for problem in file.problems] == ["damaged-archive"]
    assert "MB unpacked" in file.problems[0].message


def test_too_many_files_and_office_documents_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBERS", 3)
    (many,) = read(tmp_path, zipped({f"{n}.txt": b"" for n in range(5)}))
    (text,) = read(tmp_path, zipped({"[Content_Types].xml": b"", "word/document.xml": b""}))
    assert "more than 3 files" in many.problems[0].message
    assert "save its table as CSV" in text.problems[0].message


def test_an_archive_without_files_says_so(tmp_path: Path) -> None:
    (file,) = read(tmp_path, zipped({}))
    assert [problem.code for problem in file.problems] == ["empty-archive"]


def test_a_zip_whose_list_points_before_the_file_is_damaged() -> None:
    data = bytearray(zipped({"toys.txt": PAGE}))
    end = data.rindex(b"PK\x05\x06")
    data[end + 16 : end + 20] = (2**20).to_bytes(4, "little")  # where its list is said to begin
    (file,) = read_stream("toys", bytes(data))
    assert [problem.code for problem in file.problems] == ["damaged-archive"]


def test_a_zip_with_a_name_that_is_no_text_is_damaged() -> None:
    data = zipped({"töys.txt": PAGE}).replace("ö".encode(), b"\xf6\xf6")
    (file,) = read_stream("toys", data)
    assert [problem.code for problem in file.problems] == ["damaged-archive"]


def test_a_zip_with_a_name_that_is_blank_is_no_crash() -> None:
    data = zipped({"toys.txt": PAGE}).replace(b"toys.txt", b"\0oys.txt")
    (file,) = read_stream("toys", data)
    assert [problem.code for problem in file.problems] == ["empty-archive"]


@pytest.mark.parametrize("pack", [zipped, tarred], ids=["zip", "tar"])
def test_members_whose_paths_lead_out_are_refused_by_name(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    names = ["../a.txt", "b/../../c.txt", "..\\d.txt", *(f"../{n}.txt" for n in range(9))]
    (file,) = read(tmp_path, pack(dict.fromkeys(names, PAGE)))
    (problem,) = file.problems
    assert problem.code == "unsafe-archive"
    assert "'../a.txt', 'b/../../c.txt'" in problem.message
    assert "and 7 more" in problem.message
    good, bad = read(tmp_path, pack({"../a.txt": PAGE, "x..y/a..txt": PAGE}))
    assert (good.path, good.problems) == ("papers.packed/x..y/a..txt", ())
    assert "'../a.txt'" in bad.problems[0].message
