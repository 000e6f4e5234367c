"""Files that reach new lines of a reader -> what goes wrong in reading them, as `fuzz` checks it.

Atheris, which is libFuzzer for Python, keeps the files that reach new lines and changes these
further: it finds what chance alone does not. It is none of our dependencies; `pip install atheris`
puts it beside them. Each format has a process of its own, for libFuzzer ends the one it is in.

    python -m tests.bench.fuzz_coverage --seconds 120 --formats bibtex ris
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

LONGEST = 20_000  # bytes of a file
PATIENCE = 5.0  # times as long as else, for code that counts its lines takes so much longer
FOUND = "found "  # begins what the process of a format says of a fault
_RUNS = re.compile(r"number_of_executed_units:\s*(\d+)")


def fuzz_here(name: str, folder: Path, seconds: int) -> None:
    """Fuzz a format in this process, which ends with it; each new fault is a line."""
    import atheris

    with atheris.instrument_imports(include=["generator"]):
        from tests.bench.fuzz import Failure, check
    from tests.bench.fuzz_small import as_python

    seen: set[Failure] = set()

    def one(data: bytes) -> None:
        failure = check(data, name, patience=PATIENCE)
        if failure and failure not in seen:
            seen.add(failure)
            print(
                f"{FOUND}{failure.what} in {failure.detail}: {as_python(data)[:2000]}", flush=True
            )

    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-print_final_stats=1",
               "-timeout=600", "-rss_limit_mb=4096", f"-dict={folder / 'words'}"]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(folder / "files")], one)
    atheris.Fuzz()


def _write_seeds(name: str, folder: Path) -> None:
    """Good files of a format to begin with, and what is known for trouble as libFuzzer's words."""
    from tests.bench.fuzz_inputs import EVIL, good_files

    (folder / "files").mkdir()
    for number, data in enumerate(good_files()[name]):
        (folder / "files" / str(number)).write_bytes(data)
    words = ("".join(f"\\x{byte:02x}" for byte in word) for word in EVIL if len(word) < 100)
    (folder / "words").write_text("".join(f'"{word}"\n' for word in words), encoding="ascii")


def fuzz(name: str, seconds: int) -> int:
    """Fuzz a format in a process of its own; print its faults and return how many there are."""
    with tempfile.TemporaryDirectory() as folder:
        _write_seeds(name, Path(folder))
        command = [sys.executable, "-m", "tests.bench.fuzz_coverage", "--one", name, folder]
        done = subprocess.run(
            [*command, "--seconds", str(seconds)], capture_output=True, text=True, check=False
        )
    runs = _RUNS.search(done.stderr)
    faults = [line for line in done.stdout.splitlines() if line.startswith(FOUND)]
    for line in faults:
        print(f"{name}: {line[:2000]}", flush=True)
    if runs is None:  # it ended before its time
        print(f"{name}: stopped\n{done.stderr[-2000:]}", flush=True)
        return len(faults) + 1
    print(f"{name}: {int(runs[1]):,} inputs, {len(faults)} faults", flush=True)
    return len(faults)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz each format; the exit status is 1 where anything went wrong, 2 without atheris."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--formats", nargs="+", help="all of them by default")
    parser.add_argument("--seconds", type=int, default=60, help="for each format")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed: pip install atheris", file=sys.stderr)
        return 2
    if options.one:
        fuzz_here(options.one[0], Path(options.one[1]), options.seconds)
    from generator.readers import READERS  # only now, for atheris counts what it sees imported

    if unknown := set(options.formats or ()) - set(READERS):
        parser.error(f"no such format: {', '.join(sorted(unknown))}")
    faults = [fuzz(name, options.seconds) for name in options.formats or READERS]
    return 1 if any(faults) else 0


if __name__ == "__main__":
    sys.exit(main())
