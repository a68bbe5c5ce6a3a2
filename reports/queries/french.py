"""Français : les nombres en toutes lettres en tête de phrase, les pays entre parenthèses pour ne pas les décliner."""

from django.utils import translation
from django.utils.formats import date_format

from programmes.models import Programme, Qualifier
from reports.queries.writing import Writer, grouped

UNITS = [
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    *("treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
]
TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt")
FIRST = (
    "",
    "premier",
    "deuxième",
    "troisième",
    "quatrième",
    "cinquième",
    "sixième",
    "septième",
    "huitième",
    "neuvième",
)
QUALIFIERS = {
    Qualifier.ABOUT: "environ",
    Qualifier.AT_LEAST: "au moins",
    Qualifier.MORE_THAN: "plus de",
    Qualifier.UP_TO: "jusqu’à",
}
FEMININE = ("administration", "juridiction")


def cardinal(number):
    """71 -> soixante et onze, 80 -> quatre-vingts, 200 -> deux cents"""
    if number < 20:
        return UNITS[number]
    if number < 100:
        ten, unit = divmod(number, 10)
        if ten in (7, 9):
            unit += 10
        if not unit:
            return TENS[ten] + ("s" if ten == 8 else "")
        joint = " et " if unit in (1, 11) and ten < 8 else "-"
        return f"{TENS[ten]}{joint}{UNITS[unit]}"
    if number < 1000:
        hundred, rest = divmod(number, 100)
        head = "cent" if hundred == 1 else f"{UNITS[hundred]} cent"
        return f"{head} {cardinal(rest)}" if rest else head + ("s" if hundred > 1 else "")
    thousand, rest = divmod(number, 1000)
    head = "mille" if thousand == 1 else f"{cardinal(thousand).removesuffix('s')} mille"
    return f"{head} {cardinal(rest)}" if rest else head


def listed(words):
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} et {words[-1]}"


class French(Writer):
    tag = "fr"
    representatives = ("représentant", "représentants")
    officers = {
        "customs": ("agent des douanes", "agents des douanes"),
        "police": ("agent de police", "agents de police"),
        "others": ("représentant d’autres services", "représentants d’autres services"),
    }
    nouns = {
        "administrations": ("administration", "administrations"),
        "countries": ("pays", "pays"),
        Programme.Usage.JURISDICTIONS: ("juridiction", "juridictions"),
    }
    last_joint = " et "

    def number(self, figure, nouns, start=False):
        """Un nombre et son nom : « Quatorze représentants », « au moins 60 pays »."""
        noun = nouns[0] if figure.value < 2 else nouns[1]
        qualifier = QUALIFIERS.get(figure.qualifier, "")
        if qualifier:
            return f"{qualifier.capitalize() if start else qualifier} {grouped(figure.value)} {noun}"
        spelled = figure.value < 10000 if start else figure.value < 10
        word = cardinal(figure.value) if spelled else grouped(figure.value)
        if spelled and noun in FEMININE and word == "un":
            word = "une"
        return f"{word.capitalize() if start else word} {noun}"

    def nobody(self, say, facts):
        say(f"L’activité « {facts.title} » {'se tient' if facts.is_running else 's’est tenue'}")
        self.where_and_when(say, facts)
        say(" ; le nombre de participants n’est pas enregistré")

    def what(self, say, facts):
        say(f" {self._verb(facts)} « {facts.title} »")
        if facts.language:
            say(f" (en {facts.language})")
        if facts.donors:
            say(f", avec le financement de : {listed(facts.donors)}")
        say(",")

    def ordinal(self, say, facts):
        number, planned = facts.workshop.series_number, facts.planned
        if not number:
            return
        say(". C’est la " if facts.is_running else ". C’était la ")
        if planned and number <= planned < len(FIRST):
            say(f"{'première' if number == 1 else FIRST[number]} de {cardinal(planned)} activités", "sessions")
        else:
            say(f"{number}{'re' if number == 1 else 'e'} session", "sessions")
            say(" du programme")

    def _verb(self, facts):
        one = facts.figures["persons"].value < 2
        if facts.is_running:
            return "participe à" if one else "participent à"
        if facts.is_completed:
            return "a achevé" if one else "ont achevé"
        return "a participé à" if one else "ont participé à"

    def where_and_when(self, say, facts):
        if facts.city:
            say(f" à {facts.city}" + (f" ({facts.country})" if facts.country else ""))
        elif facts.country:
            say(f" ({facts.country})")
        first, last = facts.workshop.starts_on, facts.workshop.ends_on
        with translation.override("fr"):
            if first == last:
                say(f" le {self._day(first, 'F Y')}")
                return
            parts = "F Y" if first.year != last.year else "F" if first.month != last.month else ""
            say(f" du {self._day(first, parts)} au {self._day(last, 'F Y')}")

    def _day(self, day, parts):
        return f"{'1er' if day.day == 1 else day.day} {date_format(day, parts) if parts else ''}".strip()

    def places(self, say, figures, wanted, word=""):
        figure, noun = self.place(figures, wanted, word)
        if figure:
            text = self.number(figure, self.nouns[noun])
            say(" d’" if text.startswith(("au ", "un", "onze", "environ")) else " de ")
            say(text, figure.name)

    def also_before(self, bodies):
        return ", ainsi qu’" if bodies.value == 1 else ", ainsi que "

    def bodies(self, say, facts, start):
        say(self.number(facts.figures["bodies"], ("agent", "agents"), start=start), "bodies")
        one = len(facts.bodies) == 1
        say(" d’un organisme régional ou international" if one else " d’organismes régionaux ou internationaux")
        if facts.bodies:
            say(f" ({', '.join(facts.bodies)})")
        say("" if start else ",")

    def total_begins(self, say, facts, in_series):
        if in_series:
            say("Les ")
            say(f"{cardinal(facts.planned) if facts.planned < 10 else facts.planned} ateliers", "sessions")
            say(" ont réuni ")
        else:
            say("Au total, ")

    def total_ends(self, say, facts, in_series):
        if not in_series:
            say(" a été formé" if facts.figures["persons"].value < 2 else " ont été formés")

    def trainers(self, say, facts):
        accredited = facts.figures["accredited"]
        say(" ; ")
        say(f"{QUALIFIERS.get(accredited.qualifier, '')} {grouped(accredited.value)}".strip(), "accredited")
        say(" est accrédité" if accredited.value < 2 else " sont accrédités")
        say(f" en qualité de « {facts.trainer_title} »" if facts.trainer_title else "")
