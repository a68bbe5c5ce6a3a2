"""What the languages share: what a sentence says, and in which order unless a language has its own.

A language gives the words: `number` with its noun, the verb, the place and the day, and what joins them.
"""

from dataclasses import replace

SERVICES = ("customs", "police", "others")


class Writer:
    """One sentence a call; `say(text, figure)` takes the words in order, and the figure where one can be opened."""

    tag = ""
    representatives = ()
    officers = {}
    nouns = {}
    stop, also, last_joint, joint, bracket_joint = ".", "", "", ", ", ", "

    def workshop(self, say, facts):
        """Who completed or attended what, where, when, on whose money, and which of how many it was."""
        if facts.figures["persons"].value:
            self.who(say, facts)
            self.what(say, facts)
            self.where_and_when(say, facts)
        else:
            self.nobody(say, facts)
        self.ordinal(say, facts)
        say(self.stop)

    def who(self, say, facts):
        figures, bodies = facts.figures, facts.figures["bodies"]
        services = [name for name in SERVICES if figures[name].value]
        if not services:
            self.bodies(say, facts, start=True)
            return
        by_service = self.is_by_service(services, facts)
        if by_service:
            self.services(say, figures, services, start=True)
        else:
            say(self.number(without_bodies(figures), self.representatives, start=True), "persons")
        if by_service or len(facts.countries) == 1:
            self.places(say, figures, ["countries"])
            if 0 < len(facts.countries) <= 12:
                say(f" ({self.bracket_joint.join(facts.countries)})")
        else:
            self.places(say, figures, [facts.usage, "countries", "administrations"], facts.usage_word)
        if bodies.value:
            say(self.also_before(bodies))
            self.bodies(say, facts, start=False)

    def also_before(self, bodies):
        return self.also

    @staticmethod
    def is_by_service(services, facts):
        return len(services) > 1 or (services != ["others"] and len(facts.countries) == 1)

    def services(self, say, figures, services, start):
        """Customs before police, the others last."""
        for position, name in enumerate(services):
            if position:
                say(self.last_joint if position == len(services) - 1 else self.joint)
            say(self.number(figures[name], self.officers[name], start=start and not position), name)

    def total(self, say, facts):
        """How many in all, from how many, and how many of them are trainers now."""
        figures = facts.figures
        if not figures["persons"].value:
            return
        by_service = facts.stated & {"customs", "police"} and "persons" not in facts.stated
        in_series = bool(facts.planned and figures["sessions"].value == facts.planned)
        self.total_begins(say, facts, in_series)
        if by_service:
            self.services(say, figures, [name for name in SERVICES if figures[name].value], start=False)
        else:
            say(self.number(figures["persons"], self.representatives), "persons")
        places = [name for name in ("countries", "administrations") if name in facts.stated]
        self.places(say, figures, places or [facts.usage, "countries"], "" if places else facts.usage_word)
        self.total_ends(say, facts, in_series)
        if figures["accredited"].value:
            self.trainers(say, facts)
        say(self.stop)

    def total_ends(self, say, facts, in_series):
        """What stands after the people; most languages have said it before."""

    @staticmethod
    def place(figures, wanted, word):
        """(figure, key of its noun) of the first place that has a value; nothing when none has."""
        name = next((name for name in wanted if figures[name].value), None)
        return (figures[name], word if word and name == wanted[0] else name) if name else (None, "")


def without_bodies(figures):
    """The representatives but those of regional bodies, who are named apart."""
    return replace(figures["persons"], value=figures["persons"].value - figures["bodies"].value)


def grouped(number, least=1000):
    """12 345 with a narrow space; `least` is the first number that takes one."""
    return f"{number:,}".replace(",", "\u202f") if number >= least else str(number)
