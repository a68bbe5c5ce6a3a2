"""Русский: числа цифрами, существительное в форме, которой требует число, страны в скобках в именительном падеже."""

from django.utils import translation
from django.utils.formats import date_format

from programmes.models import Programme, Qualifier
from reports.queries.writing import Writer, grouped

QUALIFIERS = {
    Qualifier.ABOUT: "около",
    Qualifier.AT_LEAST: "не менее",
    Qualifier.MORE_THAN: "более",
    Qualifier.UP_TO: "до",
}
BODIES = ("сотрудник", "сотрудника", "сотрудников")
WORKSHOPS = ("семинар", "семинара", "семинаров")


def ends_in_one(number):
    return number % 10 == 1 and number % 100 != 11


def form(number, forms):
    """1 представитель, 2 представителя, 5 представителей, 11 представителей, 21 представитель"""
    if ends_in_one(number):
        return forms[0]
    return forms[1] if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else forms[2]


class Russian(Writer):
    tag = "ru"
    # After "около", "не менее", "более", "до" the noun is in the genitive: one form for 1 and 21, one for all others.
    representatives = ("представитель", "представителя", "представителей")
    officers = {
        "customs": ("сотрудник таможни", "сотрудника таможни", "сотрудников таможни"),
        "police": ("сотрудник полиции", "сотрудника полиции", "сотрудников полиции"),
        "others": ("представитель других служб", "представителя других служб", "представителей других служб"),
    }
    # After "из" too.
    nouns = {
        "administrations": ("администрации", "администраций"),
        "countries": ("страны", "стран"),
        Programme.Usage.JURISDICTIONS: ("юрисдикции", "юрисдикций"),
    }
    also, last_joint = ", а также ", " и "

    def number(self, figure, forms, start=False):
        qualifier = QUALIFIERS.get(figure.qualifier, "")
        if not qualifier:
            return f"{grouped(figure.value)} {form(figure.value, forms)}"
        noun = forms[1] if ends_in_one(figure.value) else forms[2]
        return f"{qualifier.capitalize() if start else qualifier} {grouped(figure.value)} {noun}"

    def nobody(self, say, facts):
        place = self._place(facts)
        say(f"Мероприятие «{facts.title}»{f' ({place})' if place else ''}")
        say(" проходит" if facts.is_running else " состоялось")
        self._when(say, facts)
        say("; число участников не записано")

    def what(self, say, facts):
        say(f" {self._verb(facts)} «{facts.title}»")
        remarks = [f"язык: {facts.language}"] if facts.language else []
        remarks += [f"финансирование: {', '.join(facts.donors)}"] if facts.donors else []
        if remarks:
            say(f" ({'; '.join(remarks)})")
        say(",")

    def ordinal(self, say, facts):
        number, planned = facts.workshop.series_number, facts.planned
        if not number:
            return
        say(". Это ")
        if planned and number <= planned:
            say(f"{number}-й семинар из {planned}", "sessions")
        else:
            say(f"{number}-я сессия", "sessions")
            say(" программы")

    def _verb(self, facts):
        one = ends_in_one(facts.figures["persons"].value) and facts.figures["persons"].qualifier == Qualifier.EXACT
        if facts.is_running:
            return "участвует в мероприятии" if one else "участвуют в мероприятии"
        if facts.is_completed:
            return "завершил обучение на мероприятии" if one else "завершили обучение на мероприятии"
        return "принял участие в мероприятии" if one else "приняли участие в мероприятии"

    def where_and_when(self, say, facts):
        if place := self._place(facts):
            say(f" {place},")
        self._when(say, facts)

    @staticmethod
    def _place(facts):
        return ", ".join(part for part in (facts.city, facts.country) if part)

    @staticmethod
    def _when(say, facts):
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

    def places(self, say, figures, wanted, word=""):
        figure, key = self.place(figures, wanted, word)
        if not figure:
            return
        noun = self.nouns[key][not ends_in_one(figure.value)]
        qualifier = QUALIFIERS.get(figure.qualifier, "")
        than = " чем" if qualifier in ("не менее", "более") else ""
        say(f" {qualifier}{than} из " if than else " из ")
        say(f"{'примерно ' if qualifier == 'около' else ''}{grouped(figure.value)} {noun}", figure.name)

    def bodies(self, say, facts, start):
        say(self.number(facts.figures["bodies"], BODIES, start=start), "bodies")
        one = len(facts.bodies) == 1
        say(" регионального или международного органа" if one else " региональных или международных органов")
        if facts.bodies:
            say(f" ({', '.join(facts.bodies)})")

    def total_begins(self, say, facts, in_series):
        if in_series:
            say("В серии (")
            say(f"{facts.planned} {form(facts.planned, WORKSHOPS)}", "sessions")
            say(") приняли участие ")
            return
        # A single form for "1" and "21" reaches the verb too, unless the number is inexact.
        persons = facts.figures["persons"]
        one = ends_in_one(persons.value) and persons.qualifier == Qualifier.EXACT
        by_service = facts.stated & {"customs", "police"} and "persons" not in facts.stated
        say("Всего прошёл обучение " if one and not by_service else "Всего прошли обучение ")

    def trainers(self, say, facts):
        accredited = facts.figures["accredited"]
        say("; аккредитованных тренеров: ")
        say(f"{QUALIFIERS.get(accredited.qualifier, '')} {grouped(accredited.value)}".strip(), "accredited")
