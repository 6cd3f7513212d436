"""Which files stay on disk, which count as absent, and who goes first when there is no room."""

import os
import threading

import pytest

from frontend.cache.files.note import Note
from frontend.cache.files.store import FileStore
from frontend.cache.files.writing import UNFINISHED

LIMIT = 1_600_000
LONG_AGO = 1_000_000


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "site" / "files"


@pytest.fixture
def store(folder):
    return FileStore(folder, LIMIT)


def keep(store, name, *pieces, length=None, version=1):
    writing = store.writing(
        Note(name, "image/webp", {"If-None-Match": '"x"'}), length or sum(map(len, pieces)), version
    )
    for piece in pieces:
        writing.add(piece)
    writing.finish()


def content(store, name):
    kept = store.find(name)
    return kept and kept.path.read_bytes()


def bodies(folder):
    return sorted(folder.glob("*.file"))


def test_a_file_is_there_for_another_process_byte_for_byte(store, folder):
    keep(store, "/media/images/1/a.webp", b"een ", b"foto")
    other = FileStore(folder, LIMIT)
    kept = other.find("/media/images/1/a.webp")
    assert kept.path.read_bytes() == b"een foto"
    assert (kept.note.content_type, kept.note.validators) == (
        "image/webp",
        {"If-None-Match": '"x"'},
    )
    assert kept.version is None, "this process has not asked the CMS"
    assert other.find("/media/images/1/b.webp") is None
    assert [note.name for note in other.notes()] == ["/media/images/1/a.webp"]


def test_what_stops_halfway_is_not_kept_and_leaves_nothing(store, folder):
    keep(store, "a", b"half", length=8)
    given_up = store.writing(Note("b", "", {}), 4, 1)
    given_up.add(b"ha")
    given_up.discard()
    assert (store.find("a"), store.find("b")) == (None, None)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "/a/../../b", "a" * 5000, "x\n.note", "é/€"])
def test_no_name_leads_out_of_the_folder_or_is_too_long_for_it(store, folder, name):
    keep(store, name, b"een")
    assert content(store, name) == b"een"
    assert all(len(file.name) < 80 for file in folder.iterdir())
    assert [path for path in folder.parent.parent.rglob("*") if path.is_file()] == [
        *folder.rglob("*.*")
    ]


DAMAGE = {
    "half": lambda file, note: file.write_bytes(b"een "),
    "other bytes": lambda file, note: file.write_bytes(b"een fout"),
    "nothing": lambda file, note: file.write_bytes(b""),
    "gone": lambda file, note: file.unlink(),
    "another type": lambda file, note: note.write_bytes(
        note.read_bytes().replace(b"image/webp", b"text/html!")
    ),
    "no note": lambda file, note: note.write_bytes(b"[]"),
}
OF_THE_FILE = ("half", "other bytes", "nothing", "gone")


@pytest.mark.parametrize(
    ("damage", "is_known"),
    [*((damage, False) for damage in DAMAGE), *((damage, True) for damage in OF_THE_FILE)],
)
def test_a_file_that_is_not_as_it_was_counts_as_absent(store, folder, damage, is_known):
    keep(store, "a", b"een foto")
    [file], [note] = bodies(folder), folder.glob("*.note")
    DAMAGE[damage](file, note)
    reader = store if is_known else FileStore(folder, LIMIT)
    assert reader.find("a") is None
    assert bodies(folder) == [] or damage not in OF_THE_FILE, "nobody reads it again"
    keep(reader, "a", b"een foto")
    assert content(reader, "a") == b"een foto"


def test_the_note_of_another_file_is_not_taken_for_its_own(store, folder):
    keep(store, "a", b"een")
    keep(store, "b", b"twee")
    first, second = folder.glob("*.note")
    os.replace(first, second)
    other = FileStore(folder, LIMIT)
    assert (other.find("a"), other.find("b")) == (None, None)


def test_another_process_that_removes_or_replaces_it_is_noticed(store, folder):
    keep(store, "a", b"een")
    keep(store, "b", b"twee")
    assert content(store, "a")
    other = FileStore(folder, LIMIT)
    other.remove("a")
    other.find("b")
    keep(other, "b", b"anders", version=2)
    assert store.find("a") is None
    assert content(store, "b") == b"anders"
    assert store.find("b").version is None, "what another process was told is not known here"
    assert len(bodies(folder)) == 1


def test_what_the_cms_confirmed_is_remembered_but_not_for_what_was_removed(store):
    keep(store, "a", b"een", version=1)
    store.confirm("a", 2)
    assert store.find("a").version == 2
    store.remove("a")
    store.confirm("a", 3)
    assert store.find("a") is None


def age(folder, **seconds):
    """Say when the files that begin with these letters were last used."""
    for file in bodies(folder):
        wanted = seconds[file.read_bytes()[:1].decode()]
        for each in folder.glob(f"{file.name[:40]}*"):
            os.utime(each, ns=(wanted * 10**9, each.stat().st_mtime_ns))


@pytest.mark.parametrize("order", ["abc", "bca", "cab"])
def test_the_least_recently_used_go_first(store, folder, order):
    for letter in "abc":
        keep(store, letter, letter.encode() * 450_000)
    assert not store.is_full
    age(folder, **{letter: LONG_AGO + place for place, letter in enumerate(order)})
    store.find(order[0])
    keep(store, "d", b"d" * 450_000)
    assert [letter for letter in "abcd" if not store.has(letter)] == [order[1]]
    assert len(bodies(folder)) == 3
    assert store.is_full


def test_looking_after_a_file_is_no_use_of_it(store, folder):
    keep(store, "a", b"a" * 450_000)
    age(folder, a=LONG_AGO)
    [note] = FileStore(folder, LIMIT).notes()
    store.confirm(note.name, 2)
    [file] = bodies(folder)
    assert (file.stat().st_atime, store.is_confirmed("a", 2)) == (LONG_AGO, True)
    written_at = file.stat().st_mtime_ns
    store.find("a")
    assert (file.stat().st_atime > LONG_AGO, file.stat().st_mtime_ns) == (True, written_at)


def test_several_processes_stay_in_the_bound_together(folder):
    stores = [FileStore(folder, LIMIT) for _ in range(3)]
    for number in range(90):
        keep(stores[number % 3], str(number), b"%d" % number * 30_000)
    size = sum(file.stat().st_blocks * 512 for file in folder.iterdir())
    assert LIMIT // 2 < size < LIMIT + 3 * LIMIT // 16
    assert len(bodies(folder)) == len(list(folder.glob("*.note")))


def test_two_who_write_the_same_at_once_leave_one_whole_file(folder, caplog):
    stores = [FileStore(folder, LIMIT) for _ in range(4)]
    start = threading.Barrier(len(stores))

    def write(store):
        start.wait()
        for _ in range(20):
            keep(store, "a", b"x" * 50_000, b"y" * 50_000)
            assert store.find("a").path.stat().st_size == 100_000

    threads = [threading.Thread(target=write, args=[store]) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [file.read_bytes() for file in bodies(folder)] == [b"x" * 50_000 + b"y" * 50_000]
    assert len(list(folder.iterdir())) == 2
    assert caplog.text == ""


def test_what_a_killed_process_left_is_cleared_after_an_hour(store, folder):
    folder.mkdir(parents=True)
    left, busy = folder / f"a{UNFINISHED}", folder / f"b{UNFINISHED}"
    for file in (left, busy):
        file.write_bytes(b"half")
    os.utime(left, (1, 1))
    keep(store, "a", b"een")
    assert not left.exists()
    assert busy.exists()


def test_a_folder_that_takes_nothing_is_told_once_and_stops_nobody(tmp_path, caplog):
    (tmp_path / "files").write_text("not a folder")
    store = FileStore(tmp_path / "files", LIMIT)
    for name in "abc":
        keep(store, name, b"een")
        assert store.find(name) is None
    store.remove("a")
    assert caplog.text.count("Nothing can be kept") == 1


def test_a_disk_that_is_full_halfway_leaves_nothing(store, folder, monkeypatch, caplog):
    def no_space(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("frontend.cache.files.store.write_whole", no_space)
    keep(store, "a", b"een")
    assert list(folder.iterdir()) == []
    assert "No space left" in caplog.text


def test_a_check_is_done_once_for_a_version_and_by_one_at_a_time(store, folder):
    other = FileStore(folder, LIMIT)
    with store.check_of(1) as is_due:
        assert is_due
        with other.check_of(1) as is_due_again:
            assert not is_due_again
    with other.check_of(1) as is_due:
        assert not is_due
    with pytest.raises(ZeroDivisionError), store.check_of(2):
        raise ZeroDivisionError
    with other.check_of(2) as is_due:
        assert is_due, "it was not finished"
