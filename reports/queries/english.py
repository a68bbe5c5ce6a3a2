"""English: words for numbers, and the order in which a sentence of the field puts them."""

import re
from dataclasses import replace

from django.utils import translation
from django.utils.formats import date_format

from programmes.models import Programme, Qualifier

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
FIRST = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
QUALIFIERS = {
    Qualifier.ABOUT: "some",
    Qualifier.AT_LEAST: "at least",
    Qualifier.MORE_THAN: "more than",
    Qualifier.UP_TO: "up to",
}
# Names that take an article in running text; the United Nations writes "from the Philippines" and lists it under P.
WITH_ARTICLE = re.compile(
    r"^(Bahamas|Comoros|Congo|Democratic |Dominican Republic|former |Gambia|Islamic |Lao People|Maldives|Marshall|"
    r"Netherlands|Niger$|Philippines|Republic of|Russian Federation|Solomon|State of|Sudan$|Syrian|United )"
)


def cardinal(number):
    """1176 -> one thousand one hundred and seventy-six"""
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    size, word = (100, "hundred") if number < 1000 else (1000, "thousand")
    head, rest = divmod(number, size)
    tail = (" and " if rest < 100 else " ") + cardinal(rest) if rest else ""
    return f"{cardinal(head)} {word}{tail}"


def ordinal(number):
    """9 -> 9th"""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def in_words(number):
    return FIRST[number] if number < len(FIRST) else ordinal(number)


def short(number):
    return cardinal(number) if number < 10 else f"{number:,}"


def series_of(words):
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def in_text(name):
    """As it stands after "from": "the Plurinational State of Bolivia", "the Philippines"."""
    turned = re.match(r"^(.+) \((.+ of(?: the)?)\)$", name)
    if turned:
        return f"the {turned[2]} {turned[1]}"
    return f"the {name}" if WITH_ARTICLE.match(name) else name


def with_article(name):
    return name if name.lower().startswith(("the ", "a ")) else f"the {name}"


class English:
    tag = "en"

    def number(self, figure, start=False, spelled=None):
        """A figure in words or digits: spelled out at the start of a sentence and below ten, digits otherwise."""
        qualifier = QUALIFIERS.get(figure.qualifier, "")
        if qualifier:
            # The small ones stay digits too: the sources write "some 20" and "more than 50".
            return f"{qualifier.capitalize() if start else qualifier} {figure.value:,}"
        if start:
            return cardinal(figure.value).capitalize() if figure.value < 10000 else f"{figure.value:,}"
        if spelled is None:
            spelled = figure.value < 10
        return cardinal(figure.value) if spelled else f"{figure.value:,}"

    def workshop(self, say, facts):
        """Who completed or attended what, where, when, on whose money, and which of how many it was."""
        figures = facts.figures
        persons = figures["persons"]
        if not persons.value:
            say(f"{self._title_first(facts)} {'is held' if facts.is_running else 'was held'}")
            self._where_and_when(say, facts, "")
            say("; how many took part is not recorded")
        else:
            self._who(say, facts)
            say(f" {self._verb(facts)} {with_article(facts.title)}")
            if facts.language and facts.language.lower() not in facts.title.lower():
                say(f" in {facts.language}")
            held = "" if facts.is_running else "held"
            if facts.donors:
                say(f", funded by {series_of(with_article(donor) for donor in facts.donors)}")
                held = "and held" if held else ""
            self._where_and_when(say, facts, held, comma=not facts.donors)
        self._ordinal(say, facts)

    def _title_first(self, facts):
        title = with_article(facts.title)
        return title[0].upper() + title[1:]

    def _verb(self, facts):
        if facts.is_running:
            return "are attending" if facts.figures["persons"].value != 1 else "is attending"
        # Completing is said of people on the list; of declared heads it is only known that they came.
        return "completed" if facts.is_completed else "attended"

    def _where_and_when(self, say, facts, held, comma=True):
        if held:
            say(f"{',' if comma else ''} {held}")
        if facts.city or facts.country:
            place = [facts.city, facts.country if facts.city else in_text(facts.country)]
            say(f" in {', '.join(part for part in place if part)},")
        first, last = facts.workshop.starts_on, facts.workshop.ends_on
        with translation.override("en"):
            if first == last:
                say(f" on {date_format(first, 'j F Y')}")
                return
            parts = "j F Y" if first.year != last.year else "j F" if first.month != last.month else "j"
            say(f" from {date_format(first, parts)} to {date_format(last, 'j F Y')}")

    def _ordinal(self, say, facts):
        number, planned = facts.workshop.series_number, facts.planned
        if number and planned and number <= planned:
            say(", the ")
            say(f"{in_words(number)} of {short(planned)}", "sessions")
            say(".")
        elif number:
            say(". It is the " if facts.is_running else ". It was the ")
            say(f"{ordinal(number)} session", "sessions")
            say(" of the programme.")
        else:
            say(".")

    def _who(self, say, facts):
        figures = facts.figures
        services = [name for name in ("customs", "police", "others") if figures[name].value]
        places = facts.countries
        bodies = figures["bodies"]
        by_service = len(services) > 1 or (services in (["customs"], ["police"]) and len(places) == 1)
        if not services:
            self._bodies(say, facts, start=True)
            return
        if by_service:
            self.services(say, figures, services, start=True)
        else:
            rest = _without(figures["persons"], bodies)
            say(f"{self.number(rest, start=True)} {_plural('representative', rest.value)}", "persons")
        if (by_service or len(places) == 1) and 0 < len(places) <= 12:
            say(f" from {series_of(in_text(name) for name in places)}", "countries", linked=False)
        else:
            self.places(say, figures, [facts.usage, "countries", "administrations"], facts.usage_word)
        if bodies.value:
            say(", as well as ")
            self._bodies(say, facts, start=False)
            say(",")

    def services(self, say, figures, services, start):
        """Customs before police, the others last. Numbers of one list are all words or all digits."""
        spelled = start or all(figures[name].value < 10 for name in services)
        words = {"customs": "Customs", "police": "Police"}
        # "12 Customs and 3 Police officers" share their noun; in a longer list each has its own.
        shares = services == ["customs", "police"]
        for position, name in enumerate(services):
            figure = figures[name]
            if position:
                say(" and " if position == len(services) - 1 else ", ")
            text = self.number(figure, start=start and not position, spelled=spelled)
            if name in words:
                noun = "" if shares and not position else f" {_plural('officer', figure.value)}"
                say(f"{text} {words[name]}{noun}", name)
            else:
                say(f"{text} {_plural('representative', figure.value)} of other services", name)

    def places(self, say, figures, wanted, word=""):
        name = next((name for name in wanted if figures[name].value), None)
        if not name:
            return
        figure = figures[name]
        noun = word if word and name == wanted[0] else name
        say(" from ")
        say(f"{self.number(figure)} {noun if figure.value != 1 else SINGULAR[noun]}", name)

    def _bodies(self, say, facts, start):
        bodies = facts.figures["bodies"]
        say(f"{self.number(bodies, start=start)} {_plural('officer', bodies.value)}", "bodies")
        named = facts.bodies or ["regional and international bodies"]
        say(f" from {series_of(with_article(name) if facts.bodies else name for name in named)}")

    def total(self, say, facts):
        """How many in all, from how many, and how many of them are trainers now."""
        figures, stated = facts.figures, facts.stated
        in_series = facts.planned and figures["sessions"].value == facts.planned
        by_service = stated & {"customs", "police"} and "persons" not in stated
        services = [name for name in ("customs", "police", "others") if figures[name].value] if by_service else []
        places = [name for name in ("countries", "administrations") if name in stated] or [facts.usage, "countries"]
        if not figures["persons"].value:
            return
        if in_series:
            say("The ")
            say(f"{short(facts.planned)} workshops", "sessions")
            say(" brought together ")
        else:
            say("In total, ")
        if services:
            self.services(say, figures, services, start=False)
        else:
            persons = figures["persons"]
            say(f"{self.number(persons)} {_plural('representative', persons.value)}", "persons")
        self.places(say, figures, places, "" if places[0] in stated else facts.usage_word)
        if not in_series:
            say(" have been trained" if figures["persons"].value != 1 else " has been trained")
        accredited = figures["accredited"]
        if accredited.value:
            say("; ")
            say(self.number(accredited), "accredited")
            say(f" {'is' if accredited.value == 1 else 'are'} {self._trainers(facts.trainer_title, accredited.value)}")
        say(".")

    def _trainers(self, title, number):
        if not title:
            return "an accredited trainer" if number == 1 else "accredited trainers"
        if number == 1:
            return f"accredited as {title}"
        return f"accredited as {title if title.endswith('s') else title + 's'}"


SINGULAR = {
    "administrations": "administration",
    "countries": "country",
    Programme.Usage.JURISDICTIONS: "jurisdiction",
}


def _plural(noun, number):
    return noun if number == 1 else f"{noun}s"


def _without(persons, bodies):
    """The representatives but those of regional bodies, who are named apart."""
    if not bodies.value:
        return persons
    return replace(persons, value=persons.value - bodies.value)
