"""What no import linter can see: where writes happen, how actions are called, what a template may hold."""

import ast
import re
import warnings

import pytest

from tests.house.code import APPS, ROOMS, ROOT, Source, rooms, sources
from ttt_portal import where

WRITES = {
    "save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create",
    "asave", "acreate", "abulk_create", "aupdate", "adelete", "select_for_update",
}  # fmt: skip
RELATION_WRITES = {"add", "set", "remove", "clear"}
RENDERERS = ("weasyprint", "docx", "pikepdf", "reportlab", "segno", "openpyxl", "xlsxwriter")
NETWORK = ("smtplib", "socket", "requests", "httpx", "urllib.request", "http.client", "celery", "redis")
NOT_IN_ACTIONS = (
    *RENDERERS,
    *NETWORK,
    "django.core.mail",
    "django.shortcuts",
    "django.template",
    "django.http",
    "subprocess",
)

# The machinery verbs stand on: called as plain functions by actions and workers, never by a person.
MACHINERY = {
    "programmes/actions/box.py": "what forms that save by themselves are written with; their verbs ask who may",
    "programmes/actions/history.py": "called inside every action; `by` is named, act and subject are positional",
    "programmes/actions/move.py": "called inside actions that move a state; `by` is named",
    "programmes/actions/outbox.py": "written inside an act, carried by the relay: nobody acts",
    "programmes/actions/job.py": "a worker's progress: the person who asked is on the row",
    "programmes/actions/refusals.py": "a context manager, no verb",
    "workshops/actions/seat.py": "what the verbs of memberships, groups and waiting places are made of",
}
# Verbs without `by`: who acts is known.
WITHOUT_BY = {
    "programmes/actions/account.py:first_administrator": "a command on the machine; the system acts",
    "programmes/actions/history_seal.py:seal": "the clock's; who acted stands in the rows it seals",
    "workshops/actions/letter.py:claim": "a worker's; who sent it stands in History",
    "workshops/actions/letter.py:finish": "a worker's; who sent it stands in History",
    "workshops/actions/letter.py:fail": "a worker's; who sent it stands in History",
    "workshops/actions/letter.py:sweep": "the clock's; nobody acts",
    "workshops/actions/follow_up_contact.py:claim": "a worker's; who asked stands in History",
    "workshops/actions/guest_pass.py:claim": "a worker's; who asked stands in History",
    "accreditation/actions/expiry_reminder.py:claim": "a worker's; the clock asked, as History says",
    "accreditation/actions/trainer_link.py:claim": "a worker's; who asked stands in History",
    "accreditation/actions/call_letter.py:claim": "a worker's; who asked stands in History",
    "accreditation/actions/host_feedback.py:claim": "a worker's; who asked stands in History",
    "accreditation/actions/call_letter.py:queue": "a part of acts that say who acts",
    "accreditation/actions/delivery.py:delete_sheets": "the clock's; recorded as the system's",
    "workshops/actions/room_clock.py:set_going": "part of a move of the room, which says who",
    "workshops/actions/restricted_data.py:delete_overdue": "the clock's; recorded as the system's",
    "programmes/actions/data_export.py:claim": "a worker's; who asked stands on the job",
    "programmes/actions/data_export.py:finish": "a worker's; who asked stands on the job",
    "programmes/actions/data_export.py:fail": "a worker's; who asked stands on the job",
    "programmes/actions/data_export.py:sweep": "the clock's; nobody acts",
    "programmes/actions/data_export.py:discard": "the clock's, after a week; nobody acts",
    "reports/actions/erasure.py:claim": "a worker's; who agreed stands in History",
    "reports/actions/erasure.py:carry_out": "a worker's; who agreed stands in History",
    "reports/actions/erasure.py:clear": "a worker's; who agreed stands in History",
    "reports/actions/erasure.py:sweep": "the clock's; nobody acts",
    "reports/actions/certificate.py:draft": "nothing is kept of it",
    "reports/actions/certificate_batch.py:next_entry": "a worker's; who confirmed stands on the batch",
    "reports/actions/certificate_batch.py:work_off": "a worker's; who confirmed stands on the batch",
    "reports/actions/certificate_batch.py:finish": "a worker's; recorded as the system's",
    "reports/actions/certificate_batch.py:sweep": "the clock's; nobody acts",
    "reports/actions/certificate_batch.py:claim_letter": "a worker's; who asked stands in History",
    "reports/actions/certificate_batch.py:letter_failed": "a worker's; who asked stands in History",
    "reports/actions/document.py:claim": "a worker's; who asked stands on the job",
    "reports/actions/document.py:finish": "a worker's; who asked stands on the job",
    "reports/actions/document.py:fail": "a worker's; who asked stands on the job",
    "reports/actions/document.py:sweep": "the clock's; nobody acts",
}
# A task hands over what the broker gave it: one primary key, by position.
BY_POSITION = {
    "reports/actions/certificate_batch.py:next_entry",
    "reports/actions/certificate_batch.py:finish",
    "reports/actions/certificate_batch.py:claim_letter",
    "programmes/actions/data_export.py:claim",
    "accreditation/actions/call_letter.py:claim",
    "accreditation/actions/host_feedback.py:claim",
    "reports/actions/erasure.py:claim",
    "workshops/actions/letter.py:claim",
    "workshops/actions/follow_up_contact.py:claim",
    "workshops/actions/guest_pass.py:claim",
    "accreditation/actions/expiry_reminder.py:claim",
    "accreditation/actions/trainer_link.py:claim",
    "reports/actions/document.py:claim",
}
PLAIN_DICTS = {
    "context",
    "found",
    "details",
    "kwargs",
    "data",
    "fields",
    "initial",
    "attrs",
    "counts",
    "WORDS",
    "words",
}


def receiver(node):
    """The leftmost name of a chain such as Workshop.objects.filter(…).update(…)."""
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.value if isinstance(node, ast.Attribute | ast.Subscript) else node.func
    return node.id if isinstance(node, ast.Name) else ""


def writing_calls(source):
    """Calls that write rows. `update` of a dict or a set, `self.fields[…]` of a form, and cache.set are no writes."""
    sets = {
        target.id
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict | ast.Set | ast.DictComp | ast.SetComp)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    actions = {
        alias.asname or alias.name
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.endswith(".actions")
        for alias in node.names
    }
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES):
            continue
        who = receiver(node.func.value)
        if who in actions | sets | PLAIN_DICTS or ast.unparse(node.func.value) in ("self.fields", "self.attrs"):
            continue
        if node.func.attr == "update" and not node.args and not node.keywords:
            continue
        yield node


def test_only_actions_write():
    found = [
        f"{source.at(node)}: {ast.unparse(node.func)}()"
        for source in rooms(
            "views", "forms", "tasks", "slots", "rules", "queries", "mail", "documents", "models", "urls"
        )
        for node in writing_calls(source)
        if source.name not in WRITES_ELSEWHERE
    ]
    assert found == []


WRITES_ELSEWHERE = {
    "programmes/mail/backend.py": "the demo's mail backend is the place where mail goes, as SMTP is elsewhere",
    "reports/documents/engine.py": "saves a PDF, not a row",
    "reports/rules/certificate_template.py": "saves a picture into memory, not a row",
    "workshops/rules/report_attachment.py": "saves a picture into memory, not a row",
    "reports/documents/word.py": "saves a Word file, not a row",
    "reports/documents/tables.py": "saves a workbook, not a row",
    "programmes/models/user.py": "the manager allauth and Django call; the action accounts.open stands in front of it",
}


def test_the_writes_of_the_actions_are_seen():
    assert len([1 for source in rooms("actions") for _ in writing_calls(source)]) > 20


def verbs():
    for source in rooms("actions"):
        for function in source.functions():
            if not function.name.startswith("_"):
                yield source, function


def test_actions_are_keyword_only_and_say_who_acts():
    wrong = []
    parts = {verb.action for verb in where.verbs() if verb.is_part}
    for source, function in verbs():
        dotted = f"{source.name.removesuffix('.py').replace('/', '.')}.{function.name}"
        if source.name in MACHINERY or dotted in parts:
            continue
        key = f"{source.name}:{function.name}"
        positional = function.args.args or function.args.posonlyargs or function.args.vararg
        if positional and key not in BY_POSITION:
            wrong.append(f"{source.at(function)}: {function.name} takes arguments by position")
        if "by" not in {argument.arg for argument in function.args.kwonlyargs} and key not in WITHOUT_BY:
            wrong.append(f"{source.at(function)}: {function.name} does not say who acts")
    assert not wrong, "\n" + "\n".join(wrong)


def test_the_exceptions_are_still_there():
    names = {f"{source.name}:{function.name}" for source, function in verbs()}
    assert set(WITHOUT_BY) <= names
    assert {*MACHINERY, *WRITES_ELSEWHERE} <= {source.name for source in sources(*APPS)}


def test_history_and_moves_take_by_as_a_keyword():
    for name in ("history.py", "move.py"):
        source = Source(ROOT / "programmes" / "actions" / name)
        for function in source.functions():
            assert "by" in {argument.arg for argument in function.args.kwonlyargs}, function.name


def imported(source, *modules):
    return [
        f"{source.at(node)}: {name}"
        for node, name in source.imports()
        if any(name == module or name.startswith(f"{module}.") for module in modules)
    ]


def test_no_rendering_mail_or_network_inside_an_action():
    assert [line for source in rooms("actions") for line in imported(source, *NOT_IN_ACTIONS)] == []


def test_only_documents_render():
    """One room holds WeasyPrint and Word; elsewhere a paper is a row in Document."""
    outside = [source for source in sources(*APPS) if not source.name.startswith("reports/documents/")]
    assert [line for source in outside for line in imported(source, "weasyprint", "docx", "pikepdf", "reportlab")] == []
    inside = [source for source in sources("reports/documents") if imported(source, "weasyprint")]
    assert inside, "the check would see nothing"


def test_a_view_that_imported_the_renderer_would_be_seen(tmp_path):
    (tmp_path / "view.py").write_text("def paper(request):\n    from weasyprint import HTML\n")
    source = Source(tmp_path / "view.py")
    assert [name for _, name in source.imports()] == ["weasyprint", "weasyprint.HTML"]


def test_nobody_imports_the_assembly():
    assert [line for source in sources(*APPS) for line in imported(source, "ttt_portal")] == []


def test_no_signals():
    banned = ("django.db.models.signals", "django.dispatch", "django.core.signals", "django.contrib.auth.signals")
    assert [line for source in sources(*APPS, "ttt_portal") for line in imported(source, *banned)] == []


def test_no_business_in_save():
    found = [
        f"{source.at(node)}: {node.name}"
        for source in rooms("models")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef) and node.name in ("save", "delete", "full_clean", "asave", "adelete")
    ]
    assert found == []


@pytest.mark.parametrize("app", APPS)
def test_every_app_has_the_same_rooms(app):
    allowed = {*ROOMS, "migrations", "management", "templatetags", "library"}
    folders = {path.name for path in (ROOT / app).iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders - allowed == set(), "a room the house does not have"
    assert {"models", "rules", "actions", "views", "forms"} <= folders
    files = {path.stem for path in (ROOT / app).glob("*.py")}
    unknown = {name for name in files if name.split("_")[0] not in ("", "urls", "admin", "apps", "slots")}
    assert unknown == set(), "code outside the rooms"
    if app != "reports":
        assert not {"documents", "queries"} & folders


def test_there_is_no_drawer_for_odds_and_ends():
    drawers = {"utils", "helpers", "common", "misc", "services", "managers", "lib"}
    assert [source.name for source in sources(*APPS) if source.path.stem in drawers] == []


TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a style attribute", r"<[^>]*\sstyle\s*="),
        ("an event attribute", r"<[^>]*\son[a-z]+\s*="),
        ("hx-on", r"\shx-on"),
        ("an inline script", r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")[^>]*>"),
        ("an inline style sheet", r"<style[\s>]"),
    ],
)
def test_templates_hold_nothing_the_content_policy_refuses(what, pattern):
    found = []
    for path in TEMPLATES:
        name = str(path.relative_to(ROOT / "templates"))
        # Papers are drawn by the PDF engine from their own style sheets, and no browser ever loads them.
        if name.startswith("reports/papers/"):
            continue
        for match in re.finditer(pattern, path.read_text(encoding="utf-8"), re.IGNORECASE):
            found.append(f"{name}: {match[0][:60]}")
    assert found == [], what


def test_nothing_is_marked_safe():
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in TEMPLATES
        for match in re.finditer(r"\|\s*safe\b|{%\s*autoescape off", path.read_text(encoding="utf-8"))
        if path.relative_to(ROOT / "templates").as_posix() not in MARKED_SAFE
    ]
    found += [
        line
        for source in rooms("views", "forms", "rules", "slots")
        for line in imported(source, "django.utils.safestring")
    ]
    assert not found, "\n" + "\n".join(found)


MARKED_SAFE = {
    "mfa/totp/activate_form.html": "allauth's own drawing of the QR code, made on this machine",
    "portal/_help_errors.html": "help texts stand in our code, and Django's own templates print them the same way",
}


def test_files_stay_small():
    """A file past 300 lines usually hides a second noun; past 400 it certainly does."""
    code = [source for source in sources(*APPS, "ttt_portal") if "/library/" not in source.name]  # a library is data
    lengths = {source.name: source.text.count("\n") for source in code}
    long = {name: number for name, number in lengths.items() if number > 300}
    if long:
        warnings.warn(f"past 300 lines, look for a second noun: {long}", stacklevel=1)
    assert {name: number for name, number in long.items() if number > 400} == {}
