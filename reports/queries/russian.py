"""Русский: числа цифрами, существительное в форме, которой требует число, страны в скобках в именительном падеже."""

from dataclasses import replace

from django.utils import translation
from django.utils.formats import date_format

from programmes.models import Programme, Qualifier

QUALIFIERS = {
    Qualifier.ABOUT: "около",
    Qualifier.AT_LEAST: "не менее",
    Qualifier.MORE_THAN: "более",
    Qualifier.UP_TO: "до",
}
# After "из" and after "около", "не менее", "более", "до" the noun is in the genitive: one form for 1 and 21, one else.
REPRESENTATIVES = ("представитель", "представителя", "представителей")
OFFICERS = {
    "customs": ("сотрудник таможни", "сотрудника таможни", "сотрудников таможни"),
    "police": ("сотрудник полиции", "сотрудника полиции", "сотрудников полиции"),
    "others": (
        "представитель других служб",
        "представителя других служб",
        "представителей других служб",
    ),
}
PLACES = {
    "administrations": ("администрации", "администраций"),
    "countries": ("страны", "стран"),
    Programme.Usage.JURISDICTIONS: ("юрисдикции", "юрисдикций"),
}
BODIES = ("сотрудник", "сотрудника", "сотрудников")
WORKSHOPS = ("семинар", "семинара", "семинаров")


def digits(number):
    return f"{number:,}".replace(",", "\u202f")


def ends_in_one(number):
    return number % 10 == 1 and number % 100 != 11


def form(number, forms):
    """1 представитель, 2 представителя, 5 представителей, 11 представителей, 21 представитель"""
    if ends_in_one(number):
        return forms[0]
    return forms[1] if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else forms[2]


class Russian:
    tag = "ru"

    def number(self, figure, forms, start=False):
        qualifier = QUALIFIERS.get(figure.qualifier, "")
        if not qualifier:
            return f"{digits(figure.value)} {form(figure.value, forms)}"
        noun = forms[1] if ends_in_one(figure.value) else forms[2]
        return f"{qualifier.capitalize() if start else qualifier} {digits(figure.value)} {noun}"

    def workshop(self, say, facts):
        persons = facts.figures["persons"]
        if not persons.value:
            say(f"Мероприятие «{facts.title}» {'проходит' if facts.is_running else 'состоялось'}")
            self._where_and_when(say, facts)
            say("; число участников не записано")
        else:
            self._who(say, facts)
            say(f" {self._verb(facts)} «{facts.title}»")
            remarks = [f"язык: {facts.language}"] if facts.language else []
            remarks += [f"финансирование: {', '.join(facts.donors)}"] if facts.donors else []
            if remarks:
                say(f" ({'; '.join(remarks)})")
            say(",")
            self._where_and_when(say, facts)
        number, planned = facts.workshop.series_number, facts.planned
        if number and planned and number <= planned:
            say(". Это ")
            say(f"{number}-й семинар из {planned}", "sessions")
        elif number:
            say(". Это ")
            say(f"{number}-я сессия", "sessions")
            say(" программы")
        say(".")

    def _verb(self, facts):
        one = ends_in_one(facts.figures["persons"].value) and facts.figures["persons"].qualifier == Qualifier.EXACT
        if facts.is_running:
            return "участвует в мероприятии" if one else "участвуют в мероприятии"
        if facts.is_completed:
            return "завершил обучение на мероприятии" if one else "завершили обучение на мероприятии"
        return "принял участие в мероприятии" if one else "приняли участие в мероприятии"

    def _where_and_when(self, say, facts):
        place = ", ".join(part for part in (facts.city, facts.country) if part)
        if place:
            say(f" {place},")
        first, last = facts.workshop.starts_on, facts.workshop.ends_on
        with translation.override("ru"):
            end = f"{last.day} {date_format(last, 'E')} {last.year} года"
            if first == last:
                say(f" {end}")
            elif (first.year, first.month) == (last.year, last.month):
                say(f" {first.day}–{end}")
            else:
                year = f" {first.year} года" if first.year != last.year else ""
                say(f" с {first.day} {date_format(first, 'E')}{year} по {end}")

    def _who(self, say, facts):
        figures, bodies = facts.figures, facts.figures["bodies"]
        services = [name for name in OFFICERS if figures[name].value]
        if not services:
            self._bodies(say, facts, start=True)
            return
        by_service = len(services) > 1 or (services != ["others"] and len(facts.countries) == 1)
        if by_service:
            self.services(say, figures, services, start=True)
        else:
            rest = replace(figures["persons"], value=figures["persons"].value - bodies.value)
            say(self.number(rest, REPRESENTATIVES, start=True), "persons")
        if by_service or len(facts.countries) == 1:
            self.places(say, figures, ["countries"])
            if 0 < len(facts.countries) <= 12:
                say(f" ({', '.join(facts.countries)})")
        else:
            self.places(say, figures, [facts.usage, "countries", "administrations"], facts.usage_word)
        if bodies.value:
            say(", а также ")
            self._bodies(say, facts, start=False)

    def services(self, say, figures, services, start):
        for position, name in enumerate(services):
            if position:
                say(" и " if position == len(services) - 1 else ", ")
            say(self.number(figures[name], OFFICERS[name], start=start and not position), name)

    def places(self, say, figures, wanted, word=""):
        name = next((name for name in wanted if figures[name].value), None)
        if not name:
            return
        figure = figures[name]
        forms = PLACES[word if word and name == wanted[0] else name]
        noun = forms[0] if ends_in_one(figure.value) else forms[1]
        qualifier = QUALIFIERS.get(figure.qualifier, "")
        than = " чем" if qualifier in ("не менее", "более") else ""
        say(f" {qualifier}{than} из " if than else " из ")
        say(f"{'примерно ' if qualifier == 'около' else ''}{digits(figure.value)} {noun}", name)

    def _bodies(self, say, facts, start):
        say(self.number(facts.figures["bodies"], BODIES, start=start), "bodies")
        one = len(facts.bodies) == 1
        say(" регионального или международного органа" if one else " региональных или международных органов")
        if facts.bodies:
            say(f" ({', '.join(facts.bodies)})")

    def total(self, say, facts):
        figures, stated = facts.figures, facts.stated
        if not figures["persons"].value:
            return
        by_service = stated & {"customs", "police"} and "persons" not in stated
        if facts.planned and figures["sessions"].value == facts.planned:
            say("В серии (")
            say(f"{facts.planned} {form(facts.planned, WORKSHOPS)}", "sessions")
            say(") приняли участие ")
        else:
            # A single form for "1" and "21" reaches the verb too, unless the number is inexact.
            persons = figures["persons"]
            one = ends_in_one(persons.value) and persons.qualifier == Qualifier.EXACT and not by_service
            say("Всего прошёл обучение " if one else "Всего прошли обучение ")
        if by_service:
            self.services(say, figures, [name for name in OFFICERS if figures[name].value], start=False)
        else:
            say(self.number(figures["persons"], REPRESENTATIVES), "persons")
        places = [name for name in ("countries", "administrations") if name in stated]
        self.places(say, figures, places or [facts.usage, "countries"], "" if places else facts.usage_word)
        accredited = figures["accredited"]
        if accredited.value:
            say("; аккредитованных тренеров: ")
            say(f"{QUALIFIERS.get(accredited.qualifier, '')} {digits(accredited.value)}".strip(), "accredited")
        say(".")
