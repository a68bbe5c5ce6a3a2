"""Where a verb lives: act → action → URL → view → template → test, read from the source and never from a registry."""

import ast
import importlib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from django.urls import URLPattern, get_resolver

from programmes.rules import acts

ROOT = Path(__file__).resolve().parent.parent
APPS = ("programmes", "workshops", "accreditation", "reports")
CALLERS = ("tasks", "actions", "management")
# What verbs are made with; nobody looks for it by act.
MACHINERY = ("box", "history", "move", "refusals")


@dataclass
class Verb:
    app: str
    noun: str
    name: str
    act: str
    line: int
    says_who: bool  # keyword-only, with `by`
    urls: list = field(default_factory=list)  # (name, route)
    views: list = field(default_factory=list)  # "app.views.module.function"
    templates: list = field(default_factory=list)
    tests: list = field(default_factory=list)
    callers: list = field(default_factory=list)  # tasks, commands and other actions

    @property
    def action(self):
        return f"{self.app}.actions.{self.noun}.{self.name}"

    @property
    def is_part(self):
        """A piece of other actions, under their roof: called by actions alone, and asking nobody who acts."""
        return (
            not self.says_who and not self.urls and bool(self.callers) and all(".actions." in c for c in self.callers)
        )

    @property
    def where(self):
        return f"{self.app}/actions/{self.noun}.py:{self.line}"


@dataclass(frozen=True)
class Module:
    path: Path

    @property
    def dotted(self):
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts)

    @cached_property
    def tree(self):
        return ast.parse(self.path.read_text(encoding="utf-8"))

    @cached_property
    def names(self):
        """name in this module → dotted thing it stands for, imports inside functions too."""
        found = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                for alias in node.names:
                    found[alias.asname or alias.name] = f"{node.module}.{alias.name}"
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    found[alias.asname or alias.name] = alias.name
        for name in self.functions:
            found[name] = f"{self.dotted}.{name}"
        return found

    @cached_property
    def functions(self):
        return {
            node.name: node
            for node in self.tree.body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        }

    def mentions(self, node):
        """Dotted names this piece of code mentions: called, handed on as an argument, or looked up by a URL's act."""
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and inner.id in self.names:
                yield self.names[inner.id]
            elif isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name):
                if inner.value.id in self.names:
                    yield f"{self.names[inner.value.id]}.{inner.attr}"
            elif _is_getattr(inner) and inner.args[0].id in self.names:
                yield f"{self.names[inner.args[0].id]}.{{{ast.unparse(inner.args[1])}}}"


def _is_getattr(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "getattr"
        and len(node.args) > 1
        and isinstance(node.args[0], ast.Name)
    )


@cache
def module(path):
    return Module(path)


def modules(*folders):
    return [module(path) for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def actions():
    found = [source for app in APPS for source in modules(f"{app}/actions")]
    return [source for source in found if source.path.stem not in ("__init__", *MACHINERY)]


def writers():
    """Everything that writes History: the actions, and the admin of reference data."""
    return [*actions(), *(module(path) for app in APPS if (path := ROOT / app / "admin.py").exists())]


@cache
def verbs():
    """Every verb of the house, in the order of floors and nouns."""
    plural = plurals()
    found = {}
    for source in actions():
        app, noun = source.path.parts[-3], source.path.stem
        for name, node in source.functions.items():
            if not name.startswith("_") and isinstance(node, ast.FunctionDef):
                act = f"{plural[app, noun]}.{name}"
                says_who = not node.args.args and "by" in _arguments(node)
                found[f"{source.dotted}.{name}"] = Verb(app, noun, name, act, node.lineno, says_who)
    graph = Graph()
    for route, name, callback, extra in patterns():
        view = f"{callback.__module__}.{callback.__qualname__}"
        reached = graph.reached(view)
        for key in {key.format_map(_Acts(extra)) for key in reached} & set(found):
            verb = found[key]
            verb.urls.append((name, route))
            _once(verb.views, view)
            for template in graph.templates(view):
                _once(verb.templates, template)
    for source in (source for app in APPS for room in CALLERS for source in modules(f"{app}/{room}")):
        for name, node in source.functions.items():
            for key in set(source.mentions(node)) & set(found) - {f"{source.dotted}.{name}"}:
                _once(found[key].callers, f"{source.dotted}.{name}")
    for source in modules("ttt_portal"):
        for key in set(source.mentions(source.tree)) & set(found):
            _once(found[key].callers, source.dotted)
    for source in modules("tests"):
        for key in set(source.mentions(source.tree)) & set(found):
            _once(found[key].tests, str(source.path.relative_to(ROOT)))
    return list(found.values())


class _Acts(dict):
    """`getattr(actions, act)` in a view: which act, the URL's own arguments say."""

    def __missing__(self, key):
        return f"{{{key}}}"


def _once(found, thing):
    if thing not in found:
        found.append(thing)


class Graph:
    """Which functions of the views rooms use which, so that a helper's act counts for the view that calls it."""

    def __init__(self):
        self.uses, self.texts = defaultdict(set), defaultdict(list)
        for source in (source for app in APPS for source in modules(f"{app}/views")):
            for name, node in source.functions.items():
                key = f"{source.dotted}.{name}"
                self.uses[key] = set(source.mentions(node))
                self.texts[key] = [
                    inner.value
                    for inner in ast.walk(node)
                    if isinstance(inner, ast.Constant) and str(inner.value).endswith(".html")
                ]

    def reached(self, view):
        """Everything a view mentions, itself or through functions of the views rooms."""
        seen, waiting = set(), [view]
        while waiting:
            for name in self.uses[waiting.pop()] - seen:
                seen.add(name)
                if name in self.uses:
                    waiting.append(name)
        return seen

    def templates(self, view):
        own = self.texts[view]
        return own or [text for name in sorted(self.reached(view)) for text in self.texts.get(name, [])]


def patterns():
    """(route, name, view, extra arguments) of every URL of ours."""

    def walk(found, before):
        for pattern in found:
            route = before + str(pattern.pattern)
            if not isinstance(pattern, URLPattern):
                yield from walk(pattern.url_patterns, route)
                continue
            callback = pattern.callback
            if hasattr(callback, "view_class"):
                callback = callback.view_class
            while hasattr(callback, "__wrapped__"):
                callback = callback.__wrapped__
            if getattr(callback, "__module__", "").split(".")[0] in APPS:
                yield route, pattern.name, callback, pattern.default_args

    return walk(get_resolver().url_patterns, "")


def plurals():
    """(app, noun) → the plural under which its History is written; without a History, the name it is imported as."""
    imported = [
        (thing, name)
        for source in modules(*APPS, "ttt_portal", "tests")
        for name, thing in source.names.items()
        if ".actions." in thing and not name.endswith("_actions")
    ]
    found = {}
    for source in actions():
        names = [act.partition(".")[0] for _, act in recorded(source)]
        names = names or [name for thing, name in imported if thing == source.dotted] or [source.path.stem]
        found[source.path.parts[-3], source.path.stem] = max(sorted(set(names)), key=names.count)
    return found


def recorded(source):
    """(line, act) for every History row this module writes. An act that is put together is spelt out by its MOVES."""
    for function in source.functions.values():
        for node in ast.walk(function):
            written = _written(source, node) if isinstance(node, ast.Call) else None
            if written is not None:
                for act in _spelt_out(source, function, node, written):
                    yield node.lineno, act


def _written(source, call):
    named = next((keyword.value for keyword in call.keywords if keyword.arg == "history_act"), None)
    if named is None and call.args and ast.unparse(call.func).endswith(".record"):
        module_name = source.names.get(ast.unparse(call.func).removesuffix(".record"))
        return call.args[0] if module_name == "programmes.actions.history" else None
    return named


def _spelt_out(source, function, call, written):
    if isinstance(written, ast.Constant):
        return [written.value]
    if isinstance(written, ast.Name) and written.id in _arguments(function):
        return []  # handed on: the caller names it
    if isinstance(written, ast.JoinedStr) and isinstance(written.values[0], ast.Constant) and call.args:
        head, chosen = written.values[0].value, getattr(written.values[1].value, "id", "")
        return [head + act for act in _moves(source, function, call.args[0], chosen, head)]
    return [f"? {ast.unparse(written)}"]


def _moves(source, function, table, chosen, head):
    """An act that comes from a view may be any move; one chosen here is one this module names; an outcome has words."""
    all_moves = [move.act for move in _value(source, table)]
    if chosen not in _arguments(function):
        named = {node.value for node in ast.walk(source.tree) if isinstance(node, ast.Constant)}
        return [act for act in all_moves if act in named]
    if chosen == "act":
        return all_moves
    return [act for act in all_moves if head + act in acts.WORDS]


def _arguments(function):
    return {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}


def _value(source, node):
    """The object an expression such as `workshop_rules.MOVES` names in the imported module."""
    found = importlib.import_module(source.dotted)
    for part in ast.unparse(node).split("."):
        found = getattr(found, part)
    return found
