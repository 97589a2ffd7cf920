"""How fast English is read: `tidewaiter.read` beside quantulum3, then from 10 kB to 10 MB in one line and in many.

    make bench
    python bench/reading.py --largest 1000000

Both readers take the same paragraphs, one call each, in one run on one core; the text repeats no sentence, so that nothing is
gained by remembering.  quantulum3 takes fewer of them, because it is slow; the ratio is by characters a second of processor time.
"""

import argparse
import time
import warnings
from collections.abc import Callable, Iterable
from importlib.metadata import version

from paragraphs import write_paragraphs

import tidewaiter

DATE = "2024-12-20"
CHARACTERS = 240_000
SHARE = 40_000
ROUNDS = 3
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
WANTED = 20


def read(text: str) -> int:
    """Give how many figures a text has."""
    return len(tidewaiter.read(text, date=DATE))


def find(text: str) -> int:
    """Give how many numbers a text has."""
    return len(tidewaiter.find_quantities(text))


def load_quantulum() -> Callable[[str], int]:
    """Give quantulum3's reader, with its tables loaded.  Its classifier is an extra of its own, which it says on import."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser  # noqa: PLC0415

    def parse(text: str) -> int:
        return len(parser.parse(text))

    return parse


def measure(job: Callable[[str], int], texts: Iterable[str]) -> tuple[float, int]:
    """Give the seconds of processor time that a reader takes for some texts, and how much it finds."""
    begin = time.process_time()
    found = sum(map(job, texts))
    return time.process_time() - begin, found


def compare() -> float:
    """Print the speeds of the readers on the same paragraphs; give how many times faster `tidewaiter.read` is."""
    paragraphs = write_paragraphs(CHARACTERS)
    share: list[str] = []
    while sum(map(len, share)) < SHARE:
        share.append(paragraphs[len(share)])
    size = sum(map(len, paragraphs))
    print(f"{size:,} characters in {len(paragraphs)} paragraphs, no sentence twice; best of {ROUNDS} rounds, one core\n")
    print(f"{'':27}{'characters':>12}{'found':>8}{'seconds':>10}{'characters/s':>14}{'µs each':>9}")
    readers = (
        ("tidewaiter.read", read, paragraphs),
        ("tidewaiter.find_quantities", find, paragraphs),
        (f"quantulum3 {version('quantulum3')}", load_quantulum(), share),
    )
    for _, job, _ in readers:
        job(paragraphs[0])  # the first call loads tables
    speeds = []
    for name, job, texts in readers:
        seconds, found = min(measure(job, texts) for _ in range(ROUNDS))
        size = sum(map(len, texts))
        speeds.append(size / seconds)
        print(f"{name:27}{size:12,}{found:8,}{seconds:10.3f}{size / seconds:14,.0f}{seconds / found * 1e6:9.0f}")
    return speeds[0] / speeds[-1]


def grow(largest: int) -> float:
    """Print the time of `tidewaiter.read` at each size, in one line and in many; give the slowest against the fastest."""
    sizes = [size for size in SIZES if size <= largest]
    paragraphs = write_paragraphs(max(sizes))
    print(f"\n{'characters':>12}{'':3}{'layout':<10}{'figures':>9}{'seconds':>10}{'characters/s':>14}")
    speeds = []
    for layout, between in (("one line", " "), ("many lines", "\n")):
        text = between.join(paragraphs)
        for size in sizes:
            seconds, found = min(measure(read, [text[:size]]) for _ in range(ROUNDS if size < 1_000_000 else 1))
            speeds.append(size / seconds)
            print(f"{size:12,}{'':3}{layout:<10}{found:9,}{seconds:10.3f}{size / seconds:14,.0f}")
    return max(speeds) / min(speeds)


def main() -> None:
    """Print both measurements, what matters last."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="the largest text of the second table, in characters")
    arguments = parser.parse_args()
    ratio = compare()
    spread = grow(max(arguments.largest, SIZES[0]))
    print(f"\nAcross sizes and layouts a character costs at most {spread:.1f} times as much as at best.")
    print(f"tidewaiter.read is {ratio:.1f} times as fast as quantulum3 (wanted: {WANTED}).")


if __name__ == "__main__":
    main()
