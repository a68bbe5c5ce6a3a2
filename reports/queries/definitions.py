"""What each figure means, in words, and which people it keeps. One definition a figure, wherever it is printed."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from programmes.models import AgencyKind, Sex, SourceStatement

BODIES = (AgencyKind.REGIONAL, AgencyKind.INTERNATIONAL)
S = SourceStatement.Figure


@dataclass(frozen=True)
class Definition:
    label: str
    words: str
    keep: object = None


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
DEFINITIONS = {**PEOPLE, **PLACES, "accredited": ACCREDITED, "sessions": SESSIONS}
# What the sources never state is counted from the lists alone.
STATED = {S.PERSONS, S.CUSTOMS, S.POLICE, S.ADMINISTRATIONS, S.COUNTRIES, S.ACCREDITED, S.SESSIONS}
