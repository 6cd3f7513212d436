"""The generated folder: the same for the same seed, and what a real one looks like."""

from tests.benchmarks.generate import generate


def contents(folder) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_one_seed_gives_one_folder(tmp_path):
    first = contents(generate(tmp_path / "a", 40))
    assert contents(generate(tmp_path / "b", 40)) == first
    assert contents(generate(tmp_path / "c", 40, seed=1)) != first


def test_stories_have_some_five_kilobytes_and_all_that_stories_have(tmp_path):
    files = contents(generate(tmp_path, 40))
    stories = [data.decode() for path, data in files.items() if path.startswith("verhalen/")]
    assert len(stories) == 40
    assert all(4_000 < len(story.encode()) < 8_000 for story in stories)
    for part in ("\n## ", "\n- ", "\n> ", "\n| ", ".md)", "thumb: ", "**", "  \n"):
        assert any(part in story for story in stories), part
    assert sum(path.startswith("main/") for path in files) == 4
