"""Work on a picture runs in a process of its own, which may take so much memory and no more."""

import operator
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from cms.images.memory import most_pixels
from cms.images.own_process import ProcessDiedError, call_apart
from cms.images.sizes import TooManyPixelsError
from cms.models import SiteImage
from cms.models.images import SHARE

MEMORY = 256 * 1024**2


@pytest.fixture
def alone(monkeypatch):
    """Whatever threads other tests have left."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture
def among_threads():
    """A second thread, which waits until the test is over."""
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait)
    thread.start()
    yield
    wait.set()
    thread.join()


def damaged():
    raise OSError(28, "No space left on device")


def out_of_form():
    raise SyntaxError("broken PNG file")


def test_it_is_another_process_and_answers(alone):
    assert call_apart(os.getpid, MEMORY) != os.getpid()


def test_an_error_comes_back_as_it_is(alone):
    with pytest.raises(OSError, match="No space left"):
        call_apart(damaged, MEMORY)
    with pytest.raises(ValueError, match="broken PNG"):
        call_apart(out_of_form, MEMORY)


def test_a_process_that_dies_is_an_error(alone):
    with pytest.raises(ProcessDiedError):
        call_apart(lambda: os._exit(9), MEMORY)


def test_more_memory_than_allowed_is_an_error_and_this_process_lives_on(alone):
    assert len(call_apart(lambda: bytes(10), MEMORY)) == 10
    with pytest.raises(MemoryError):
        call_apart(lambda: len(bytearray(2 * MEMORY)), MEMORY)
    assert bytearray(2 * MEMORY)


def test_among_threads_a_process_of_one_thread_is_forked(among_threads):
    """A fork of this process would copy the locks of threads that it does not have."""
    first, second = (call_apart(os.getpid, MEMORY) for _ in range(2))
    assert len({os.getpid(), first, second}) == 3
    assert call_apart(threading.active_count, MEMORY) == 1
    assert call_apart(os.getppid, MEMORY) == call_apart(os.getppid, MEMORY) != os.getpid()


def test_among_threads_memory_is_bounded_too(among_threads):
    with pytest.raises(MemoryError):
        call_apart(partial(bytearray, 2 * MEMORY), MEMORY)
    assert len(call_apart(partial(bytes, 10), MEMORY)) == 10


def test_among_threads_errors_come_back_too(among_threads):
    with pytest.raises(OSError, match="No space left"):
        call_apart(damaged, MEMORY)
    with pytest.raises(ProcessDiedError):
        call_apart(partial(os._exit, 9), MEMORY)


def test_many_threads_at_once_get_their_own_answers(among_threads):
    with ThreadPoolExecutor(4) as threads:
        calls = [partial(operator.mul, number, 2) for number in range(12)]
        answers = threads.map(partial(call_apart, memory=MEMORY), calls)
        assert list(answers) == [number * 2 for number in range(12)]


@pytest.mark.parametrize("threads", ["alone", "among_threads"])
def test_pixels_are_bounded_before_they_are_decoded(db, settings, request, threads):
    request.getfixturevalue(threads)
    data = BytesIO()
    Image.new("L", (3000, 3000)).save(data, "PNG")
    image = SiteImage(title="Bom", file=ImageFile(data, "bom.png"))
    image.save()
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 8_999_999
    with pytest.raises(TooManyPixelsError):
        image.make_first_renditions()
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 9_000_000
    image.make_first_renditions()
    assert image.renditions.count() == 6


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("JPEG", "CMYK"), ("PNG", "I;16")])
def test_what_the_bound_lets_through_fits_into_the_memory(db, settings, kind, mode):
    settings.PICTURE_MEMORY = 300 * 1024**2
    side = int(most_pixels(settings.PICTURE_MEMORY) ** 0.5)
    data = BytesIO()
    Image.new(mode, (side, side)).save(data, kind)
    image = SiteImage(title="Groot", file=ImageFile(data, f"groot.{kind.lower()}"))
    image.save()
    assert image.get_renditions(SHARE, "max-1440x2880|format-avif|avifquality-30")


def test_a_picture_that_was_just_saved_in_a_form_gets_its_sizes_among_threads(db, among_threads):
    """The index and forms leave with an object what cannot be sent to another process."""
    data = BytesIO()
    Image.new("L", (300, 200)).save(data, "PNG")
    image = SiteImage(title="Nieuw", file=ImageFile(data, "nieuw.png"))
    image.save()
    image.from_form = lambda: None
    assert image.get_rendition("fill-100x100").width == 100
