"""Set up and run, in one step: ``python run.py app`` or ``python run.py test``.

Needs nothing but Python 3.11 or newer and a package registry; works the same on Linux, macOS and
Windows. Everything is installed into ``.venv`` beside this file from hash-pinned requirements.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SCRIPTS = ["outcomes/draw/web/outcomes.js", "outcomes/ui/static/first-view.js"]
CHECKS = [
    ["-m", "ruff", "format", "--check", "."],
    ["-m", "ruff", "check", "."],
    ["-m", "mypy"],
    ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    ["-m", "deno", "fmt", "--quiet", "--check", "--line-width", "140", *SCRIPTS],
    ["-m", "deno", "lint", "--quiet", *SCRIPTS],
    ["-m", "tests.reading_age"],
]


def main() -> int:
    """Run one verb and return its exit code."""
    verb = sys.argv[1] if len(sys.argv) > 1 else ""
    if sys.version_info < (3, 11):
        print(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    if verb == "app":
        install("requirements.lock")
        return python("-m", "outcomes.ui.serve", *sys.argv[2:])
    if verb == "test":
        install("requirements-test.lock")
        browser()
        return python("-m", "pytest", *sys.argv[2:])
    if verb == "check":
        install("requirements-test.lock")
        return max(python(*check) for check in CHECKS)
    print("Write: python run.py app | test | check", file=sys.stderr)
    return 2


def install(lock: str) -> None:
    """Make the environment when it is missing, and install the lock when it has changed."""
    wanted = hashlib.sha256((HERE / lock).read_bytes()).hexdigest()
    stamp = HOME / f"{lock}.installed"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not PYTHON.exists():
        venv.create(HOME, with_pip=True)
    if python("-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", lock):
        sys.exit(f"{lock} could not be installed; check the connection to the package registry.")
    stamp.write_text(wanted)


def browser() -> None:
    """See that a Chromium is there for the browser tests; install Debian's where that is possible."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
    if os.environ.get("OUTCOMES_CHROMIUM") or any(map(shutil.which, names)):
        return
    if shutil.which("apt-get") and os.name == "posix" and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True)


def python(*arguments: str) -> int:
    """Run the environment's Python in the project's folder."""
    # Bytecode is worth a second at every start.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([str(PYTHON), *arguments], cwd=HERE, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
