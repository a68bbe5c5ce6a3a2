"""The help page "Who sees what": made of the tables of permissions and of their words, and of nothing else."""

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from programmes.models import RoleKind
from ttt_portal.permissions import BY_DOOR, BY_PASS, PUBLIC, WHO, rows, words

# Everybody the tables have an answer for: (name in an address, name for people, what makes somebody one).
EVERYBODY = (
    ("organiser", RoleKind.ORGANISER.label, _("A role in a programme.")),
    ("admin", RoleKind.PROGRAMME_ADMINISTRATOR.label, _("A role in a programme.")),
    ("facil", RoleKind.FACILITATOR.label, _("A role in a programme.")),
    ("assessor", RoleKind.ASSESSOR.label, _("A role in a programme.")),
    ("donor", RoleKind.DONOR.label, _("A role in a programme, or a guest pass. A donor sees no names.")),
    ("takes", _("On the list of a workshop"), _("At that workshop alone; no role is needed.")),
    ("particip", _("Participant (role)"), _("The role alone: taking part is a place on a list, and not a role.")),
    ("badge", _("With a badge"), _("Without an account, at one workshop, on its days.")),
    ("laptop", _("Laptop of a group"), _("Without an account, for one group at one workshop.")),
    ("guest-facil", _("Guest who facilitates"), _("With a pass, at one workshop, between two dates.")),
    ("guest-assess", _("Guest who assesses"), _("With a pass, at one workshop, between two dates.")),
    ("system", RoleKind.SYSTEM_ADMINISTRATOR.label, _("Runs the machine, and sees no people.")),
    ("nobody", _("Nobody signed in"), _("Whoever opens an address of the portal.")),
)
DOORS, GUESTS = ("badge", "laptop"), ("guest-facil", "guest-assess")
KINDS = dict(zip(RoleKind.values, WHO[:-1], strict=True))


def answer(who, name, table):
    """W, R or "" of a page for one of EVERYBODY, for what is theirs: their programme, their workshop, their group."""
    if who in WHO:
        return _letter(table[name].letters[who])
    if name in PUBLIC:
        return _letter(table[name].letters["takes"])
    if who == "nobody":
        return ""
    table, columns = (BY_DOOR, DOORS) if who in DOORS else (BY_PASS, GUESTS)
    return _letter(table[name][columns.index(who)]) if name in table else ""


def _letter(letter):
    return letter if letter in ("W", "R") else ""


def of(who):
    """[(heading, what they do, what they read, what is closed to them)], each a list of phrases."""
    table, found = rows(), {}
    for heading, phrase, names in words.lines():
        does, reads, not_at_all = found.setdefault(heading, ([], [], []))
        {"W": does, "R": reads, "": not_at_all}[answer(who, names[0], table)].append(phrase)
    return [(heading, *lists) for heading, lists in found.items()]


def own(actor):
    """Which of EVERYBODY this actor is, the one with most rights first."""
    if actor.is_guest:
        kinds = {"facilitator": "guest-facil", "assessor": "guest-assess"}
        return [kinds[kind] for kind, _workshop in actor.at_workshops] or ["donor"]
    held = {KINDS[kind] for kind, _programme in actor.roles}
    return [who for who in ("admin", "organiser", "facil", "assessor", "donor", "system") if who in held] or ["takes"]


@require_safe
def who_sees_what(request):
    """For the role of whoever asks, or for any other: `?as=donor`."""
    mine = own(request.actor)
    known = {who: (label, note) for who, label, note in EVERYBODY}
    shown = request.GET.get("as", "")
    shown = shown if shown in known else mine[0]
    context = {
        "everybody": [(who, label, who in mine) for who, label, _note in EVERYBODY],
        "shown": shown,
        "label": known[shown][0],
        "note": known[shown][1],
        "groups": of(shown),
    }
    return render(request, "who_sees_what/who_sees_what.html", context)
