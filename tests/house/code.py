"""The source of the house, read as text and as syntax trees. Nothing here imports what it reads."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("programmes", "workshops", "accreditation", "reports")
ROOMS = ("models", "rules", "mail", "documents", "actions", "forms", "tasks", "views", "queries")


@dataclass(frozen=True)
class Source:
    path: Path

    @property
    def name(self):
        return str(self.path.relative_to(ROOT))

    @property
    def text(self):
        return _text(self.path)

    @property
    def tree(self):
        return _tree(self.path)

    def at(self, node):
        return f"{self.name}:{node.lineno}"

    def imports(self):
        """(node, dotted module) of every import, inside functions too; `from a import b` gives a and a.b."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield node, alias.name
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node, node.module
                for alias in node.names:
                    yield node, f"{node.module}.{alias.name}"

    def functions(self):
        return [node for node in self.tree.body if isinstance(node, ast.FunctionDef)]


@cache
def _text(path):
    return path.read_text(encoding="utf-8")


@cache
def _tree(path):
    return ast.parse(_text(path), filename=str(path))


def sources(*folders):
    """Python files of these folders below the root, migrations and tests left out."""
    return [
        Source(path)
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts and "tests" not in path.relative_to(ROOT).parts
    ]


def rooms(*names, apps=APPS):
    """The files of these rooms, whether a room is a folder or still one file."""
    found = []
    for app in apps:
        for name in names:
            found += sources(f"{app}/{name}")
            single = ROOT / app / f"{name}.py"
            if single.exists():
                found.append(Source(single))
    return found
