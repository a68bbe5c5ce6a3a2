"""Español: números en letras al comienzo de la frase y por debajo de diez; los países entre paréntesis."""

from django.utils import translation
from django.utils.formats import date_format

from programmes.models import Programme, Qualifier
from reports.queries.writing import Writer, grouped

UNITS = (
    *("cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
    *("trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiún"),
    *("veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho"),
    "veintinueve",
)
TENS = ("", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
HUNDREDS = {1: "ciento", 5: "quinientos", 7: "setecientos", 9: "novecientos"}
FIRST = ("", "primera", "segunda", "tercera", "cuarta", "quinta", "sexta", "séptima", "octava", "novena")
QUALIFIERS = {
    Qualifier.ABOUT: "unos",
    Qualifier.AT_LEAST: "al menos",
    Qualifier.MORE_THAN: "más de",
    Qualifier.UP_TO: "hasta",
}
FEMININE = ("administración", "administraciones", "jurisdicción", "jurisdicciones")


def cardinal(number):
    """Before a masculine noun: 1 -> un, 31 -> treinta y un, 100 -> cien, 1176 -> mil ciento setenta y seis"""
    if number < 30:
        return UNITS[number]
    if number < 100:
        ten, unit = divmod(number, 10)
        return f"{TENS[ten]} y {UNITS[unit]}" if unit else TENS[ten]
    if number == 100:
        return "cien"
    if number < 1000:
        hundred, rest = divmod(number, 100)
        head = HUNDREDS.get(hundred) or f"{UNITS[hundred]}cientos"
        return f"{head} {cardinal(rest)}" if rest else head
    thousand, rest = divmod(number, 1000)
    head = "mil" if thousand == 1 else f"{cardinal(thousand)} mil"
    return f"{head} {cardinal(rest)}" if rest else head


def digits(number):
    return grouped(number, least=10000)


def listed(words):
    words = list(words)
    if len(words) == 1:
        return words[0]
    joint = "e" if words[-1].lower().startswith(("i", "hi")) else "y"
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


class Spanish(Writer):
    tag = "es"
    representatives = ("representante", "representantes")
    officers = {
        "customs": ("funcionario de aduanas", "funcionarios de aduanas"),
        "police": ("funcionario de policía", "funcionarios de policía"),
        "others": ("representante de otros servicios", "representantes de otros servicios"),
    }
    nouns = {
        "administrations": ("administración", "administraciones"),
        "countries": ("país", "países"),
        Programme.Usage.JURISDICTIONS: ("jurisdicción", "jurisdicciones"),
    }
    also, last_joint = ", así como ", " y "

    def number(self, figure, nouns, start=False):
        """Un número y su sustantivo: «Catorce representantes», «al menos 60 países»."""
        noun = nouns[0] if figure.value == 1 else nouns[1]
        qualifier = QUALIFIERS.get(figure.qualifier, "")
        if qualifier:
            qualifier = "unas" if qualifier == "unos" and noun in FEMININE else qualifier
            return f"{qualifier.capitalize() if start else qualifier} {digits(figure.value)} {noun}"
        spelled = figure.value < 10000 if start else figure.value < 10
        word = cardinal(figure.value) if spelled else digits(figure.value)
        if spelled and noun in FEMININE and word == "un":
            word = "una"
        return f"{word.capitalize() if start else word} {noun}"

    def nobody(self, say, facts):
        say(f"La actividad «{facts.title}» {'se celebra' if facts.is_running else 'se celebró'}")
        self.where_and_when(say, facts)
        say("; no consta cuántas personas participaron")

    def what(self, say, facts):
        say(f" {self._verb(facts)} «{facts.title}»")
        if facts.language:
            say(f" (en {facts.language})")
        if facts.donors:
            say(f", con financiación de {listed(facts.donors)}")
        say(",")

    def _verb(self, facts):
        one = facts.figures["persons"].value == 1
        if facts.is_running:
            return "participa en" if one else "participan en"
        if facts.is_completed:
            return "completó" if one else "completaron"
        return "participó en" if one else "participaron en"

    def where_and_when(self, say, facts):
        if facts.city:
            say(f" en {facts.city}" + (f" ({facts.country})" if facts.country else "") + ",")
        elif facts.country:
            say(f" en {facts.country},")
        first, last = facts.workshop.starts_on, facts.workshop.ends_on
        with translation.override("es"):
            end = date_format(last, r"j \d\e F \d\e Y")
            if first == last:
                say(f" el {end}")
                return
            parts = r"j \d\e F \d\e Y" if first.year != last.year else r"j \d\e F" if first.month != last.month else "j"
            say(f" del {date_format(first, parts)} al {end}")

    def ordinal(self, say, facts):
        number, planned = facts.workshop.series_number, facts.planned
        if not number:
            return
        say(". Es la " if facts.is_running else ". Fue la ")
        if planned and number <= planned < len(FIRST):
            say(f"{FIRST[number]} de {cardinal(planned) if planned > 1 else 'una'} actividades", "sessions")
        else:
            say(f"{number}.ª reunión", "sessions")
            say(" del programa")

    def places(self, say, figures, wanted, word=""):
        figure, noun = self.place(figures, wanted, word)
        if figure:
            say(" de ")
            say(self.number(figure, self.nouns[noun]), figure.name)

    def bodies(self, say, facts, start):
        say(self.number(facts.figures["bodies"], ("funcionario", "funcionarios"), start=start), "bodies")
        one = len(facts.bodies) == 1
        say(" de un organismo regional o internacional" if one else " de organismos regionales o internacionales")
        if facts.bodies:
            say(f" ({', '.join(facts.bodies)})")
        say("" if start else ",")

    def total_begins(self, say, facts, in_series):
        if in_series:
            one = facts.planned == 1
            say("El " if one else "Los ")
            number = "" if one else f"{cardinal(facts.planned) if facts.planned < 10 else facts.planned} "
            say(f"{number}{'taller' if one else 'talleres'}", "sessions")
            say(" reunió a " if one else " reunieron a ")
        else:
            say("En total se ha formado a ")

    def trainers(self, say, facts):
        accredited = facts.figures["accredited"]
        say("; ")
        say(f"{QUALIFIERS.get(accredited.qualifier, '')} {digits(accredited.value)}".strip(), "accredited")
        say(" está acreditado" if accredited.value == 1 else " están acreditados")
        say(f" como «{facts.trainer_title}»" if facts.trainer_title else "")
