"""What is held about one person, as lines to read. Each floor adds its own (`slots.fill("own_data")`)."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programmes import slots
from programmes.models import DataExport, History, Message, User
from programmes.rules.acts import phrase

LOOKS = 50


def can_open(actor):
    """Whoever signed in with an account of their own."""
    return actor.kind == "user" and actor.person is not None


def held(person, whole=False):
    """[slots.Held] of all floors, in order; empty headings are left out.

    `whole`: with what the page leaves to the file, such as scores whose result is still open.
    """
    found = [_person(person), _sign_in(person), _roles(person), *slots.load("own_data", person)]
    found += slots.load("own_data.file", person) if whole else []
    found.append(_mail(person))
    return [one for one in (*found, _acts(person)) if one and one.lines]


def exports_of(actor):
    return DataExport.objects.filter(person_id=actor.person_id, person__isnull=False).select_related("job")


def day(moment):
    return date_format(moment, "j F Y")


def _person(person):
    pairs = [
        (_("Name"), person.full_name),
        (_("Name in own script"), person.native_name),
        (_("Title"), person.title),
        (_("Sex"), person.get_sex_display()),
        (_("Country"), person.country),
        (_("Administration or organisation"), person.organisation),
        (_("Post"), person.post),
        (_("E-mail"), person.email),
        (_("Telephone"), person.telephone),
        (_("Languages"), ", ".join(str(language) for language in person.languages.all())),
        (_("Known to"), "; ".join(str(programme) for programme in person.programmes.all())),
    ]
    return slots.Held(_("Yourself"), [(label, str(value)) for label, value in pairs if value])


def _sign_in(person):
    user = User.objects.filter(person=person).first()
    if user is None:
        return None
    last = date_format(user.last_login, "j F Y, H:i") if user.last_login else _("never")
    lines = [(_("Sign-in"), user.email), (_("Opened"), day(user.created_at)), (_("Last sign-in, UTC"), last)]
    return slots.Held(_("Sign-in"), lines)


def _roles(person):
    lines = []
    for role in person.roles.select_related("programme").order_by("starts_on", "pk"):
        until = _("from {start} to {end}") if role.ends_on else _("since {start}")
        words = until.format(start=day(role.starts_on), end=day(role.ends_on) if role.ends_on else "")
        where = f"{role.get_kind_display()}, {role.programme}" if role.programme else role.get_kind_display()
        lines.append((where, words))
    return slots.Held(_("Roles"), lines)


def _mail(person):
    if not person.email:
        return None
    rows = Message.objects.filter(to__iexact=person.email).order_by("-created_at")[:200]
    return slots.Held(_("Mail of the portal to you"), [(row.subject, day(row.created_at)) for row in rows])


def _acts(person):
    """What they did themselves: the number, and the first and the last day; each act stands with what it is about."""
    acts = History.objects.filter(actor_person=person)
    number = acts.count()
    if not number:
        return None
    first, last = acts.order_by("at").first(), acts.order_by("-at").first()
    return slots.Held(
        _("What you did here"),
        [
            (_("Acts in the history"), str(number)),
            (_("First"), f"{day(first.at)}: {phrase(first.act)}"),
            (_("Last"), f"{day(last.at)}: {phrase(last.act)}"),
        ],
    )
