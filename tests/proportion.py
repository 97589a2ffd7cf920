"""Whether work grows with its input and no faster: the one measure of time that tests may take."""

from collections.abc import Callable
from time import process_time

# Four times the input: work that grows with its square takes sixteen times as long, and never less than this bound.
TIMES, BOUND = 4, 10
# A busy machine makes single runs slow, never quick: the quickest of a few is what the work itself takes.
ATTEMPTS = 3
# Below this many seconds a clock says nothing.
LEAST = 0.002


def grows_in_proportion(prepare: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether four times the input takes about four times as long; `prepare(n)` gives the work on an input of size n."""
    small_job, large_job = prepare(size), prepare(size * TIMES)
    small, large = zip(*((_seconds(small_job), _seconds(large_job)) for _ in range(ATTEMPTS)), strict=True)
    return min(large) < BOUND * max(min(small), LEAST)


def _seconds(job: Callable[[], object]) -> float:
    begin = process_time()
    job()
    return process_time() - begin
