"""The measure of time itself: it passes what is linear and refuses a square."""

from proportion import grows_in_proportion


def test_linear_work_passes() -> None:
    assert grows_in_proportion(lambda size: lambda: sum(range(size)), 200_000)


def test_a_square_is_refused() -> None:
    assert not grows_in_proportion(lambda size: lambda: sum(j for _ in range(size) for j in range(size)), 500)
