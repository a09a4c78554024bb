"""How large the code is: ``python -m tests.sizes`` prints modules, functions, views and the share of tests, beside their limits."""

import ast
import statistics
from pathlib import Path

ROOT = Path(__file__).parent.parent
LONG, MOST_LINES = 45, 300


def _lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def _functions(file: Path) -> list[tuple[int, str]]:
    """Length and name of each function of a file, its decorators and docstring included."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    return [((node.end_lineno or 0) - node.lineno + 1, f"{file.relative_to(ROOT)}:{node.name}") for node in found]


def main() -> None:
    """Print what is measured, each with the limit that the project sets itself."""
    modules = {file: _lines(file) for file in sorted((ROOT / "outcomes").rglob("*.py")) if file.name != "__init__.py"}
    pages = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))]
    tests = sum(map(_lines, (ROOT / "tests").rglob("*.py")))
    code = sum(modules.values()) + sum(map(_lines, pages))
    functions = sorted((entry for file in modules for entry in _functions(file)), reverse=True)
    long = [entry for entry in functions if entry[0] > LONG]
    views = {file.name: lines for file, lines in modules.items() if file.parent.name == "views"}
    over = [f"{file.relative_to(ROOT)} ({lines})" for file, lines in modules.items() if lines > MOST_LINES]
    comments = sum(line.strip().startswith("#") for file in modules for line in file.read_text("utf-8").splitlines())
    print(f"modules: {len(modules)}, median {statistics.median(modules.values()):.0f} lines (at most 90)")
    print(f"modules over {MOST_LINES} lines (none): {', '.join(over) or 'none'}")
    print(f"functions over {LONG} lines: {len(long)} (at most 8): {', '.join(f'{n} {name}' for n, name in long)}")
    print(f"functions: {len(functions)}, median {statistics.median(n for n, _ in functions):.0f} lines")
    print(f"views: {sum(views.values())} lines in {len(views)} modules (at most 1,700)")
    script = sum(map(_lines, (ROOT / "outcomes").rglob("*.js")))
    print(f"JavaScript: {script} lines (under 500)")
    print(f"pages and app.py: {max(map(_lines, pages))} lines at most (under 60)")
    print(f"tests to code: {tests} / {code} = {tests / code:.2f} (at least 0.6)")
    print(f"comments: {100 * comments / sum(modules.values()):.1f} a hundred lines")


if __name__ == "__main__":
    main()
