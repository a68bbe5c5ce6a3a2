"""The annexes of a report on a grant: activities, who came from where, who paid, what was adopted, definitions."""

from collections import defaultdict

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.rules.dates import range_words
from reports.queries import donor_report_people as people
from reports.queries import figures
from reports.queries.definitions import DEFINITIONS
from reports.queries.donor_report_blocks import exactly, say, table, value_words
from workshops.models import Headcount, KnowledgeSheet, Participation, Recommendation, Workshop
from workshops.rules import funding as funding_rules
from workshops.rules import register as register_rules
from workshops.rules import status_report as status_report_rules

# A report lists so many recommendations; the register holds all of them.
LISTED = 200


def of(grant, found, printed):
    """[{key, title, blocks}], numbered; those with nothing in them are left out."""
    parts = [
        ("countries", _("Participants by country and sex"), people.by_country(found)),
        ("services", _("Participants by service and sex"), people.by_service(found)),
        ("administrations", _("Participants by administration"), people.by_administration(found)),
        ("speakers", _("Trainers, facilitators and others who were there"), people.speakers(found)),
        ("recommendations", _("Recommendations adopted"), _recommendations(found)),
        ("per-activity", _("Results by activity"), _per_activity(found)),
        ("funding", _("Who paid"), _who_paid(grant, found)),
        ("computed", _("Counted here and reported by the sources"), _beside(found)),
        ("definitions", _("Definitions"), _definitions(printed)),
        ("references", _("References"), _references(found)),
    ]
    kept = [part for part in parts if part[2]]
    return [
        {
            "key": f"annex-{key}",
            "title": _("Annex {n}. {title}").format(n=number, title=title),
            "blocks": blocks,
        }
        for number, (key, title, blocks) in enumerate(kept, 1)
    ]


def of_workshop(workshop, as_of):
    return figures.of_workshop(workshop, as_of)


# -- activities


def activities(grant, found):
    """Each activity of the period, how many of its places this grant paid for, and its share."""
    rows = found.inside.rows
    shares, mine = funding_rules.Shares(grant), defaultdict(list)
    for head in rows.heads:
        mine[head.workshop.pk].append(head)
    everybody, by_share = _all_seats(rows.workshops), _by_share(rows, shares)
    made = [
        [
            f"{one}\n{one.get_kind_display()}",
            "\n".join(filter(None, [one.place, range_words(one.starts_on, one.ends_on)])),
            len(one.days),
            people.number(mine[one.pk]),
            everybody[one.pk],
            round(by_share[one.pk], 1),
        ]
        for one in rows.workshops
    ]
    heads = [_("Activity"), _("Place and dates"), _("Days"), _("Places paid for"), _("All places"), _("By share")]
    total = [
        _("Total"), "", sum(len(one.days) for one in rows.workshops), people.number(rows.heads),
        sum(everybody.values()), round(sum(by_share.values()), 1),
    ]  # fmt: skip
    notes = [
        _("Places paid for: of those whom this grant paid for, in whole or in part, each counted whole."),
        _("By share: the same places, each counted by the percentage this grant paid of it."),
        _("All places: of everybody trained there, whoever paid."),
    ]
    return table(heads, made, sheet=_("Activities"), total=total, notes=notes, shares=[5, 4, 1.2, 1.7, 1.5, 1.5])


def _all_seats(workshops):
    pks = [one.pk for one in workshops]
    found = dict.fromkeys(pks, 0)
    listed = Participation.objects.counted().filter(workshop__in=pks).order_by().values_list("workshop")
    for pk, amount in listed.annotate(n=Count("pk")):
        found[pk] += amount
    for pk, amount in Headcount.objects.filter(workshop__in=pks).values_list("workshop", "number"):
        found[pk] += amount
    return found


def _by_share(rows, shares):
    found = dict.fromkeys((one.pk for one in rows.workshops), 0.0)
    for head in rows.heads:
        found[head.workshop.pk] += head.amount * shares.of(head.workshop.pk, head.participation_id) / 100
    return found


def shared_sentence(grant, found):
    """Said where two donors pay: what is counted whole and what by share."""
    shares = funding_rules.Shares(grant)
    pks = {one.pk for one in found.inside.rows.workshops}
    shared = sum(1 for pk, percent in shares.of_workshops.items() if pk in pks and percent < 100)
    if not shared and not any(percent < 100 for percent in shares.of_participations.values()):
        return ""
    words = ngettext(
        "{n} activity was paid for by others too: people and places are counted whole here, and by share in the last "
        "column. Whoever adds up the reports of several donors adds up the shares.",
        "{n} activities were paid for by others too: people and places are counted whole here, and by share in the "
        "last column. Whoever adds up the reports of several donors adds up the shares.",
        shared,
    )
    return words.format(n=shared)


def _who_paid(grant, found):
    """Payers by activity, donors by the name of their organisation: they are credited there anyway."""
    workshops = found.inside.rows.workshops
    others = funding_rules.others(grant, [one.pk for one in workshops])
    shares = funding_rules.Shares(grant)
    made = []
    for one in workshops:
        percent = shares.of_workshops.get(one.pk)
        payers = [_payer(row) for row in others[one.pk]]
        own = _("{n} %").format(n=percent) if percent else _("single participants")
        made.append([str(one), own, "; ".join(payers) or "–"])
    if not made:
        return []
    heads = [_("Activity"), _("This grant"), _("Others")]
    return [table(heads, made, sheet=_("Who paid"), shares=[6, 2, 6])]


def _payer(row):
    name = row.grant.donor if row.grant_id else row.get_source_display()
    return _("{payer}, {n} %").format(payer=name, n=row.percent)


def kinds_sentence(found):
    workshops = found.inside.rows.workshops
    if not workshops:
        return ""
    kinds = [(kind, sum(1 for one in workshops if one.kind == kind)) for kind in Workshop.Kind]
    parts = ", ".join(f"{kind.label} {amount}" for kind, amount in kinds if amount)
    words = ngettext(
        "{n} activity was held in the period: {parts}.", "{n} activities were held in the period: {parts}.",
        len(workshops),
    )  # fmt: skip
    return words.format(n=len(workshops), parts=parts)


def methods_sentence(found):
    """What was really done there, not what was planned: break-outs with groups, tests and evaluations."""
    pks = [one.pk for one in found.inside.rows.workshops]
    grouped = Workshop.objects.filter(pk__in=pks, breakouts__groups__isnull=False).order_by().distinct().count()
    tested = Workshop.objects.filter(pk__in=pks).filter(
        Exists(KnowledgeSheet.objects.filter(test__workshop=OuterRef("pk")))
    )
    parts = []
    if grouped:
        words = ngettext(
            "In {n} of them participants worked in break-out groups.",
            "In {n} of them participants worked in break-out groups.",
            grouped,
        )
        parts.append(words.format(n=grouped))
    if number := tested.count():
        words = ngettext(
            "In {n} a test was answered before or after.", "In {n} a test was answered before or after.", number
        )
        parts.append(words.format(n=number))
    return " ".join(parts)


# -- results


def figure_rows(found, names):
    """[label, this period, cumulative] of the figures that say something."""
    return [
        [str(found.whole[name].label), value_words(found.inside[name]), value_words(found.whole[name])]
        for name in names
        if name in found.whole and (found.whole[name].value or found.inside[name].value)
    ]


def differences(catalogue, names):
    """Why the number counted here and the number reported are not the same, a sentence for each figure."""
    return [
        _("{figure}: {n} reported by the source, {counted} counted here. {difference}").format(
            figure=catalogue[name].label,
            n=catalogue[name].reported,
            counted=catalogue[name].counted,
            difference=catalogue[name].explanation,
        )
        for name in names
        if name in catalogue and catalogue[name].statements
    ]


def _per_activity(found):
    """The rows behind the results that are ratios: activities with too few answers are not among them."""
    made = []
    for name in ("gain_points", "gain_relative", "satisfaction"):
        if name in found.inside:
            figure = found.inside[name]
            unit = figure.shown_unit
            made += [
                [str(line.workshop), str(figure.label), f"{line.amount} {unit}".strip()]
                for line in figure.lines
                if line.workshop
            ]
    if not made:
        return []
    heads = [_("Activity"), _("Result"), _("Value")]
    return [table(heads, made, sheet=_("Results by activity"), shares=[6, 5, 2])]


def _adopted(found):
    pks = [one.pk for one in found.inside.rows.workshops]
    return Recommendation.objects.filter(breakout__workshop__in=pks, state__in=Recommendation.ADOPTED)


def follow_up(found):
    counts = [one for one in status_report_rules.counts(_adopted(found)) if one.number]
    if not counts:
        return say(_("No recommendation was adopted at an activity of the period."))
    made = [[str(one.title), one.number] for one in counts]
    heads = [_("As reported by those addressed"), _("Recommendations")]
    total = [_("Adopted in the period"), sum(one.number for one in counts)]
    return [table(heads, made, sheet=_("Follow-up"), total=total)]


def _recommendations(found):
    """What was adopted, to whom it is addressed and its status; neither who reported it nor their words."""
    rows = register_rules.in_order(status_report_rules.with_latest(_adopted(found)))[:LISTED]
    words = dict(status_report_rules.titles())
    made = [
        [
            str(one.breakout.workshop),
            one.final_text,
            one.addressed_to or "–",
            str(words[one.reported_status or status_report_rules.NOTHING]),
        ]
        for one in rows
    ]
    if not made:
        return []
    heads = [_("Activity"), _("Recommendation"), _("Addressed to"), _("Status as reported")]
    return [table(heads, made, sheet=_("Recommendations"), shares=[3, 7, 3, 2.4])]


# -- numbers and where they come from


def _beside(found):
    made = [
        [
            str(figure.label),
            value_words(figure),
            exactly(figure.counted, figure.counted_qualifier),
            "–" if figure.reported is None else figure.reported,
            figure.explanation,
        ]
        for figure in found.whole
        if figure.value
    ]
    heads = [_("Figure"), _("Cumulative"), _("Counted here"), _("Reported"), _("Why they differ")]
    return [table(heads, made, sheet=_("Figures"), shares=[4, 1.8, 1.8, 1.6, 5])] if made else []


def _definitions(printed):
    made = [[str(DEFINITIONS[name].label), str(DEFINITIONS[name].words)] for name in printed]
    made.append([_("This period"), _("Activities whose first day is in the period.")])
    made.append([_("Cumulative"), _("From the first activity the grant paid for to the end of the period.")])
    return [table([_("Figure"), _("Definition")], made, sheet=_("Definitions"), shares=[3, 9])]


def _references(found):
    used = {row.pk: row for figure in found.whole for row in figure.statements}
    made = [
        [str(row.get_figure_display()), exactly(row.value, row.qualifier), row.as_of.isoformat(), row.source, row.words]
        for row in used.values()
    ]
    heads = [_("Figure"), _("Published"), _("As of"), _("Source"), _("In its words")]
    return [table(heads, made, sheet=_("Sources"), shares=[2.4, 1.6, 2, 4, 6])] if made else []
