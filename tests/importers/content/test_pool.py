"""Converting many documents with worker processes: the same contents, whoever made them."""

import os
import time
from multiprocessing import active_children

import pytest

from importers.content import pool as module
from importers.content.content import Content, convert
from importers.content.pool import conversion
from importers.content.worker import Worker
from importers.files import documents
from importers.files.folder_settings import USUAL
from importers.files.pictures import PictureFolder
from importers.problems import DocumentError
from tests.importers.files.test_pictures import jpeg
from tests.importers.folders import info, story, write


@pytest.fixture
def folder(tmp_path):
    thumb = "thumb: a.jpg\nthumbalt: A\n"
    stories = {f"verhalen/v{n:02}.md": story(f"Nr. {n}", extra=thumb) for n in range(20)}
    write(tmp_path, {"thumbs/a.jpg": jpeg("#0a0b0c"), "main/a.md": info(body="Zie [b](b.md).")})
    return write(tmp_path, {**stories, "verhalen/stuk.md": "---\ntitle: a\ntitle: b\n---\n"})


@pytest.fixture
def read(folder, monkeypatch):
    monkeypatch.setattr(module, "ENOUGH", 2)
    monkeypatch.setattr(module, "CHUNK", 3)
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1, 2})
    return [documents.read_document(found, folder) for found in documents.find_files(folder)]


def as_it_compares(converted: Content | DocumentError):
    return converted.problems if isinstance(converted, DocumentError) else converted


def test_helpers_give_the_same_contents(read, folder):
    pictures = PictureFolder(folder)
    with conversion(read, pictures, USUAL) as shared:
        until(lambda: len(shared.converted) == len(read))  # all by workers: none was asked for
        found = [as_it_compares(shared.content_of(each)) for each in read]
        workers = active_children()
    assert found == [as_it_compares(convert(each, pictures, USUAL)) for each in read]
    assert (len(workers), any(worker.is_alive() for worker in workers)) == (2, False)


def test_a_helper_that_is_killed_costs_no_document(read, folder, monkeypatch):
    killed = []

    def die(worker, documents):
        killed.append(documents)
        worker.process.kill()
        worker.process.join()
        return really_convert(worker, documents)

    really_convert = Worker.convert
    monkeypatch.setattr(Worker, "convert", die)
    with conversion(read, PictureFolder(folder), USUAL) as shared:
        until(lambda: len(killed) == 2)
        found = [shared.content_of(each) for each in read]
    assert [type(each) for each in found].count(Content) == 21


def test_few_documents_need_no_helper(folder):
    read = [documents.read_document(found, folder) for found in documents.find_files(folder)]
    with conversion(read, PictureFolder(folder), USUAL) as shared:
        assert active_children() == []
        assert isinstance(shared.content_of(read[0]), Content)


def until(claim) -> None:
    for _ in range(1200):
        if claim():
            return
        time.sleep(0.05)
    pytest.fail("it never came true")
