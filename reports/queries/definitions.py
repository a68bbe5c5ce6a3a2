"""What each figure means, in words, and which people it keeps. One definition a figure, wherever it is printed."""

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from programmes.models import ADMINISTRATIONS, AgencyKind, Sex, SourceStatement

BODIES = (AgencyKind.REGIONAL, AgencyKind.INTERNATIONAL)
S = SourceStatement.Figure


@dataclass(frozen=True)
class Definition:
    label: str
    words: str
    keep: object = None
    # How the value follows from the rows behind it: a sum, a median, or a ratio (reports.queries.figure).
    how: str = "sum"
    unit: str = ""


def _kind(*kinds):
    return lambda head: head.kind in kinds


PEOPLE = {
    "persons": Definition(
        gettext_lazy("Representatives trained"),
        gettext_lazy(
            "People who took part as participants, each counted once however many workshops they attended, and heads "
            "declared without names. Facilitators, observers, experts, interpreters and hosts are not counted, nor is "
            "anybody who withdrew or did not come."
        ),
        lambda head: True,
    ),
    "customs": Definition(
        gettext_lazy("Customs officers"),
        gettext_lazy("Those of the representatives who came from a Customs administration."),
        _kind(AgencyKind.CUSTOMS),
    ),
    "police": Definition(
        gettext_lazy("Police officers"),
        gettext_lazy("Those of the representatives who came from a police service."),
        _kind(AgencyKind.POLICE),
    ),
    "bodies": Definition(
        gettext_lazy("Officers of regional and international bodies"),
        gettext_lazy("Those of the representatives who came from such a body. It is not counted as an administration."),
        _kind(*BODIES),
    ),
    "others": Definition(
        gettext_lazy("Representatives of other services"),
        gettext_lazy("Those of the representatives who came neither from Customs nor police nor a regional body."),
        lambda head: head.kind not in (AgencyKind.CUSTOMS, AgencyKind.POLICE, *BODIES),
    ),
    "women": Definition(
        gettext_lazy("Women"), gettext_lazy("Of those counted here."), lambda head: head.sex == Sex.FEMALE
    ),
    "men": Definition(gettext_lazy("Men"), gettext_lazy("Of those counted here."), lambda head: head.sex == Sex.MALE),
    "sex_other": Definition(
        gettext_lazy("Other sex"), gettext_lazy("Of those counted here."), lambda head: head.sex == Sex.OTHER
    ),
    "sex_not_recorded": Definition(
        gettext_lazy("Sex not recorded"), gettext_lazy("Of those counted here."), lambda head: head.sex == ""
    ),
    "completed": Definition(
        gettext_lazy("Workshop completed"),
        gettext_lazy("People on the lists here who completed a workshop as participants, each counted once."),
        lambda head: head.is_completed,
    ),
}
PLACES = {
    "administrations": Definition(
        gettext_lazy("Administrations"),
        gettext_lazy(
            "Different services of states that sent participants; two services of one country are two. Regional and "
            "international bodies are not administrations. A later one is added only when it is known to be new."
        ),
        "administrations",
    ),
    "countries": Definition(
        gettext_lazy("Countries"),
        gettext_lazy(
            "Different countries or areas participants came from. Where a regional body sits does not count. A later "
            "one is added only when it is known to be new."
        ),
        "countries",
    ),
}
ACCREDITED = Definition(
    gettext_lazy("Accredited trainers"),
    gettext_lazy("People put on the programme's roster of trainers. Accreditations that were withdrawn do not count."),
)
SESSIONS = Definition(
    gettext_lazy("Workshops"),
    gettext_lazy("Workshops that have begun. Those cancelled, postponed or still to come are not counted."),
)
ORDINAL = Definition(
    gettext_lazy("Number in the series"),
    gettext_lazy("Which of its series the workshop is, as the series is numbered."),
)
AGENCIES = {
    f"agencies_{kind}": Definition(
        format_lazy(gettext_lazy("Agencies: {kind}"), kind=kind.label),
        gettext_lazy(
            "Different agencies of this kind that sent participants, on the lists here. One that nobody named counts "
            "as that of its country."
        ),
        kind,
    )
    for kind in (*ADMINISTRATIONS, *BODIES)
}
TIME = {
    "seats": Definition(
        gettext_lazy("Places taken"),
        gettext_lazy("Whoever took part in three workshops took three places; heads declared without names are in it."),
    ),
    "days": Definition(
        gettext_lazy("Days"),
        gettext_lazy("Calendar days of the workshops that have begun, first and last day included, up to this day."),
        unit=gettext_lazy("days"),
    ),
    "person_days": Definition(
        gettext_lazy("Person-days"),
        gettext_lazy(
            "Each place taken times the days of the workshop on which it was to be taken: who comes later or leaves "
            "earlier counts with those days. Declared heads count with all days."
        ),
        unit=gettext_lazy("days"),
    ),
    "planned": Definition(
        gettext_lazy("Workshops planned"),
        gettext_lazy("Workshops that were to begin by this day, those postponed or called off among them."),
    ),
    "held": Definition(
        gettext_lazy("Workshops held"),
        gettext_lazy("Workshops whose last day has come, neither postponed nor called off."),
    ),
    "cost_per_participant": Definition(
        gettext_lazy("Cost per participant"),
        gettext_lazy("The recorded costs of workshops, over the places taken at those same workshops."),
        how="per_head",
    ),
}
TRAINERS = {
    "candidates": Definition(
        gettext_lazy("Candidates"),
        gettext_lazy("People whose candidacy was opened, however it went on; each counted once."),
    ),
    "pre_accredited": Definition(
        gettext_lazy("Pre-accredited"),
        gettext_lazy(
            "People who have passed the workshop and are not accredited yet, nor declined or withdrawn, on this day."
        ),
    ),
    "accredited": ACCREDITED,
    "months_waiting": Definition(
        gettext_lazy("Months waiting for a mission"),
        gettext_lazy(
            "Of the pre-accredited whose route asks for a mission and whose mission has not begun: whole months since "
            "they passed the workshop, the median."
        ),
        how="median",
        unit=gettext_lazy("months"),
    ),
    "months_to_accreditation": Definition(
        gettext_lazy("Months to accreditation"),
        gettext_lazy(
            "Of those accredited here: whole months from the workshop passed to the accreditation, the median."
        ),
        how="median",
        unit=gettext_lazy("months"),
    ),
}
RESULTS = {
    "gain_points": Definition(
        gettext_lazy("Gain between the tests"),
        gettext_lazy(
            "Of those who answered both tests: the mean result after less the mean result before, in points of 100. "
            "Workshops with fewer than five such people are left out."
        ),
        how="points",
        unit=gettext_lazy("points"),
    ),
    "gain_relative": Definition(
        gettext_lazy("Increase between the tests"),
        gettext_lazy(
            "The same gain as a percentage of the mean result before: from 20 to 50 of 100 is an increase by 150 %."
        ),
        how="relative",
        unit="%",
    ),
    "satisfaction": Definition(
        gettext_lazy("Satisfaction"),
        gettext_lazy(
            "Answers that agree, or strongly agree, with the statements of closed evaluations, of all answers; rounded "
            "down. Workshops with fewer than five answers to a statement are left out."
        ),
        how="share",
        unit="%",
    ),
}
OUTCOMES = {
    "recommendations_proposed": Definition(
        gettext_lazy("Recommendations proposed"),
        gettext_lazy(
            "What groups of break-outs recommended in reports they have submitted, and what the plenary took up, "
            "whatever it made of it."
        ),
    ),
    "recommendations_adopted": Definition(
        gettext_lazy("Recommendations adopted"),
        gettext_lazy("Accepted by the plenary, as they stood or amended. What was merged counts once."),
    ),
    "recommendations_done": Definition(
        gettext_lazy("Recommendations reported as done"),
        gettext_lazy("Adopted ones whose latest report on this day says done. Reported, never judged."),
    ),
    "officers_reported": Definition(
        gettext_lazy("Officers reached, as reported"),
        gettext_lazy(
            "Officers at national courses, as the trainers reported them; each course once, and none that was put "
            "aside."
        ),
    ),
    "officers_confirmed": Definition(
        gettext_lazy("Officers reached, as confirmed"),
        gettext_lazy("Of the same courses, the officers the administration's focal point has confirmed."),
    ),
}
DEFINITIONS = {
    **PEOPLE,
    **PLACES,
    **AGENCIES,
    "ordinal": ORDINAL,
    "sessions": SESSIONS,
    **TIME,
    **TRAINERS,
    **RESULTS,
    **OUTCOMES,
}
# What the sources never state is counted from the lists alone.
STATED = {S.PERSONS, S.CUSTOMS, S.POLICE, S.ADMINISTRATIONS, S.COUNTRIES, S.ACCREDITED, S.SESSIONS}
