"""What an archive put here, on the page of the activity: the original text beside what was understood."""

from django.utils.translation import gettext as _

from programmes.slots import Section, fill
from workshops.models import ActivityRecord
from workshops.rules import activity_words
from workshops.rules import workshop as workshop_rules
from workshops.rules.activity_columns import FIELDS


@fill("workshop.sections", 90)
def from_an_archive(actor, workshop):
    record = (
        ActivityRecord.objects.filter(sessions__workshop=workshop)
        .prefetch_related("parties", "sessions", "said")
        .first()
    )
    if record is None:
        return []
    mine = [one.workshop_id for one in record.sessions.all()]
    visible = workshop_rules.visible_to(actor)
    context = {
        "source": record.key if not record.key.startswith("text:") else "",
        "is_linked": record.is_linked,
        "said": list(record.said.all()),
        "facts": _facts(record),
        "warnings": [activity_words.warning(one) for one in record.warnings],
        "others": list(visible.filter(pk__in=mine).exclude(pk=workshop.pk).select_related("country"))
        if mine[1:]
        else [],
        "links": _links(record, visible),
        "original": [(str(FIELDS.get(name, name)), text) for name, text in record.original if text.strip()],
    }
    return [Section("workshops/activity_import/_on_hub.html", context, 90)]


def _links(record, visible):
    keys = record.read["links"]["keys"]
    return list(visible.filter(activity_session__record__key__in=keys).distinct()[:10]) if keys else []


def _facts(record):
    read, said = record.read, []
    if record.position:
        said.append((_("In its series"), record.position_words))
    if read["links"]["words"]:
        said.append((_("Follows"), "; ".join(read["links"]["words"])))
    countries = [words for words, _country in read["country_words"]]
    if countries:
        said.append((_("Countries, as written"), "; ".join(countries)))
    if record.certified:
        said.append((_("Trainers certified, as reported"), str(record.certified)))
    open_words = [party.words for party in record.parties.all() if not party.organisation_id and party.role != "agency"]
    if open_words:
        said.append((_("Organisations, not matched"), "; ".join(dict.fromkeys(open_words))))
    return said
