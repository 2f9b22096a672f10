"""Peak memory of `examine` on few and on many articles: what grows must be the output, not the work."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.texts import articles, write_articles

HEAD = ["articles", "peak MB", "written MB", "allowed MB"]
MB = 1_000_000
RUN = """
import resource, sys
from pathlib import Path
from rashomon.pipeline import Options, examine
examine([Path(sys.argv[1])], Options(jobs=1)).write(Path(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def memory(source: Path | None, few: int, many: int) -> tuple[list[list[str]], dict[str, int]]:
    """Return the table and its figures in bytes. Allowed at ``many``: 1.3 times the peak at ``few`` and five times the bytes written."""
    peak_few, written_few = peak(source, few)
    peak_many, written_many = peak(source, many)
    allowed = round(1.3 * peak_few + 5 * written_many)
    rows = [
        [str(few), f"{peak_few / MB:.0f}", f"{written_few / MB:.1f}", ""],
        [str(many), f"{peak_many / MB:.0f}", f"{written_many / MB:.1f}", f"{allowed / MB:.0f}"],
    ]
    return rows, {"few": peak_few, "many": peak_many, "written": written_many, "allowed": allowed}


def peak(source: Path | None, count: int) -> tuple[int, int]:
    """Examine ``count`` articles in a process of its own; return its peak resident bytes and the bytes it wrote."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_articles(articles(source, count), Path(folder) / "articles.jsonl")
        out = Path(folder) / "out"
        done = subprocess.run([sys.executable, "-c", RUN, str(path), str(out)], check=True, capture_output=True, text=True)
        written = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
        return int(done.stdout.split()[-1]) * rss_unit(), written


def rss_unit() -> int:
    """``ru_maxrss`` is in kilobytes, but in bytes on macOS."""
    return 1 if sys.platform == "darwin" else 1024
