"""Draws docs/images/report.png anew: `python docs/picture.py`, with Chromium on the path.

The picture is the HTML report of one of the bundled briefs, as a browser shows it on a wide screen.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BRIEF = ROOT / "src" / "tidewaiter" / "demo" / "briefs" / "wire-car-exports.txt"
PICTURE = ROOT / "docs" / "images" / "report.png"
SIZE = "1320,860"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_QUIETLY = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


def main() -> int:
    """Write the picture; give 1 where no browser is installed or it drew nothing."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        print(f"no browser: install one of {', '.join(_BROWSERS)}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.html")
        check = [
            sys.executable,
            "-m",
            "tidewaiter",
            "check",
            BRIEF.name,
            "--format",
            "html",
            "--output",
            str(report),
            "--fail-on",
            "never",
        ]
        subprocess.run(check, check=True, cwd=BRIEF.parent)  # noqa: S603 - our own command
        drawn = Path(folder, "report.png")
        profile = f"--user-data-dir={Path(folder, 'profile')}"
        draw = [
            browser,
            *_QUIETLY,
            profile,
            "--hide-scrollbars",
            f"--window-size={SIZE}",
            f"--screenshot={drawn}",
            report.as_uri(),
        ]
        subprocess.run(draw, check=True, stderr=subprocess.DEVNULL)  # noqa: S603 - a browser found on the path
        if not drawn.exists():
            print(f"{browser} drew nothing", file=sys.stderr)
            return 1
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(drawn, PICTURE)
    print(f"{PICTURE.relative_to(ROOT)}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
