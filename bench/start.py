"""How long a user waits for the first answer: `tidewaiter --help` and a first `read`, each in a process of its own.

    python bench/start.py

Seconds of the wall clock, the median and the best of several runs; the first row is Python itself with nothing imported.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7
TEXT = "Lisbon, 12 June 2024. Portugal's exports of cork rose 4 percent to 1.2 billion euros in May, customs said.\n"


def measure(command: list[str]) -> list[float]:
    """Give the seconds of each run of a command, in order of length; the first run, which may fill a cache, is not counted."""
    seconds = []
    for _ in range(RUNS + 1):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "NO_COLOR": "1"})  # noqa: S603 - our own
        seconds.append(time.perf_counter() - begin)
    return sorted(seconds[1:])


def main() -> None:
    """Print how long each first answer takes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "cork.txt")
        path.write_text(TEXT, "utf-8")
        tidewaiter = [sys.executable, "-m", "tidewaiter"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "import tidewaiter": [sys.executable, "-c", "import tidewaiter"],
            "tidewaiter --help": [*tidewaiter, "--help"],
            "tidewaiter.read, the first": [sys.executable, "-c", f"import tidewaiter; tidewaiter.read({TEXT!r})"],
            "tidewaiter read FILE": [*tidewaiter, "read", str(path)],
            "tidewaiter check FILE": [*tidewaiter, "check", str(path)],
        }
        print(f"{'':28}{'median':>9}{'best':>9}   milliseconds, {RUNS} runs")
        for name, command in commands.items():
            seconds = measure(command)
            print(f"{name:28}{statistics.median(seconds) * 1000:9.0f}{seconds[0] * 1000:9.0f}")


if __name__ == "__main__":
    main()
