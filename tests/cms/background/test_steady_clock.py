"""What is deleted for good waits for a clock that did not jump."""

import pytest

from cms.background.steady_clock import JUMP, SETTLED, SteadyClock

DAY = 24 * 60 * 60


class Clocks:
    """A server that runs since `running` seconds, at a time of day."""

    def __init__(self):
        self.now, self.running = 1_800_000_000.0, 5.0
        self.runs = 0
        clock = SteadyClock(wall=lambda: self.now, steady=lambda: self.running)
        self.clear_up = clock.once_settled(self.count)

    def count(self) -> None:
        self.runs += 1

    def pass_by(self, seconds: float) -> None:
        self.now += seconds
        self.running += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def test_nothing_is_deleted_right_after_a_start(clocks):
    clocks.clear_up()
    assert clocks.runs == 0
    clocks.pass_by(SETTLED)
    clocks.clear_up()
    assert clocks.runs == 1


@pytest.mark.parametrize("jump", [31 * DAY, 10 * 365 * DAY, -31 * DAY, JUMP + 1])
def test_a_jump_deletes_nothing_until_the_clock_is_set_right(clocks, jump, caplog):
    clocks.pass_by(DAY)
    clocks.now += jump
    clocks.clear_up()
    assert clocks.runs == 0
    assert "the clock jumped" in caplog.text
    clocks.pass_by(SETTLED - 1)
    clocks.now -= jump
    clocks.clear_up()
    assert clocks.runs == 0
    clocks.pass_by(SETTLED)
    clocks.clear_up()
    assert clocks.runs == 1


def test_a_clock_that_drifts_a_little_is_trusted(clocks):
    clocks.pass_by(DAY)
    clocks.now += JUMP / 2
    clocks.clear_up()
    assert clocks.runs == 1
