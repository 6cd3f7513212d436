"""What stays on disk, what counts as absent, and that the folder stays in its bound."""

import itertools
import os
import threading

import pytest

from frontend.cache.disk import Disk


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kept"


@pytest.fixture
def disk(folder):
    return Disk(folder, limit=100_000)


def keep(disk, **texts):
    for name, text in texts.items():
        disk.put(name, text.encode)
    assert disk.flush(10)


def test_what_was_kept_is_there_for_another_process(disk, folder):
    keep(disk, a="een", b="twee")
    other = Disk(folder, limit=100_000)
    assert (other.get("a"), other.get("b"), other.get("c")) == (b"een", b"twee", None)


def test_the_last_one_kept_counts_and_what_was_removed_is_gone(disk, folder):
    keep(disk, a="een", b="twee")
    disk.put("a", b"anders".decode().encode)
    disk.remove("b")
    assert disk.get("b") is None, "from that moment, not from when the file is gone"
    assert disk.flush(10)
    assert Disk(folder, 1000).get("a") == b"anders"
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("data", [b"", b"\n", b"half", b"newsroom-kept-1 0000\neen", None])
def test_a_file_that_is_not_as_it_was_written_counts_as_absent(disk, folder, caplog, data):
    keep(disk, a="een")
    [file] = folder.iterdir()
    file.write_bytes(file.read_bytes()[:-1] if data is None else data)
    assert disk.get("a") is None
    assert str(file) in caplog.text
    keep(disk, a="een")
    assert disk.get("a") == b"een"


def test_a_file_under_another_name_is_not_taken_for_it(disk, folder):
    keep(disk, a="een", b="twee")
    first, second = folder.iterdir()
    os.replace(first, second)
    assert {disk.get("a"), disk.get("b")} == {None}


def test_a_folder_in_the_place_of_a_file_is_reported_and_breaks_nothing(disk, folder, caplog):
    keep(disk, a="een")
    [file] = folder.iterdir()
    file.unlink()
    file.mkdir()
    assert disk.get("a") is None
    assert "cannot be read" in caplog.text


def test_what_is_the_same_is_not_written_again_and_is_not_old(disk, folder):
    keep(disk, a="een")
    [file] = folder.iterdir()
    os.utime(file, (1, 1))
    before = file.stat().st_ino
    keep(disk, a="een")
    assert file.stat().st_ino == before
    assert file.stat().st_mtime > 1
    keep(disk, a="anders")
    assert file.stat().st_ino != before


def test_the_oldest_go_first(disk, folder):
    keep(disk, old="x" * 40_000)
    os.utime(next(folder.iterdir()), (1, 1))
    keep(disk, newer="y" * 40_000)
    keep(disk, newest="z" * 40_000)
    assert disk.get("old") is None
    assert disk.get("newer")
    assert disk.get("newest")


def test_several_processes_stay_in_the_bound_together(folder):
    disks = [Disk(folder, limit=400_000) for _ in range(3)]
    for number in range(600):
        disks[number % 3].put(str(number), (f"{number} " * 500).encode)
    assert all(disk.flush(30) for disk in disks)
    size = sum(file.stat().st_size for file in folder.iterdir())
    assert 200_000 < size < 500_000


def test_readers_beside_writers_never_see_half_a_file(folder, caplog):
    texts = [letter * 50_000 for letter in "abc"]
    writers = [Disk(folder, limit=10_000_000) for _ in texts]
    reader, found, over = Disk(folder, limit=10_000_000), set(), threading.Event()

    def write(disk, text):
        while not over.is_set():
            keep(disk, page=text)

    threads = [
        threading.Thread(target=write, args=pair) for pair in zip(writers, texts, strict=True)
    ]
    for thread in threads:
        thread.start()
    for number in itertools.count():
        found.add(reader.get("page"))
        if number > 300 and len(found - {None}) == len(texts):
            break
    over.set()
    for thread in threads:
        thread.join()
    assert found - {None} == {text.encode() for text in texts}
    assert caplog.text == ""


def test_files_that_a_killed_process_left_are_cleared_after_an_hour(disk, folder):
    folder.mkdir()
    left, busy = folder / "a.writing", folder / "b.writing"
    left.write_bytes(b"half")
    busy.write_bytes(b"half")
    os.utime(left, (1, 1))
    keep(disk, a="een")
    assert not left.exists()
    assert busy.exists()


def test_a_disk_that_takes_nothing_is_told_once(tmp_path, caplog):
    (tmp_path / "kept").write_text("not a folder")
    disk = Disk(tmp_path / "kept", limit=1000)
    keep(disk, a="een", b="twee")
    keep(disk, c="drie")
    assert caplog.text.count("Nothing can be kept") == 1


def test_only_what_is_named_stays_but_what_came_since(disk, folder):
    keep(disk, a="een", b="twee")
    for file in folder.iterdir():
        os.utime(file, (1, 1))
    keep(disk, c="drie")
    disk.keep_only(["a"], since=2)
    assert (disk.get("a"), disk.get("b"), disk.get("c")) == (b"een", None, b"drie")
