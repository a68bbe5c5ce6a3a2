"""العربية: الأعداد بالأرقام، والاسم على الصورة التي يقتضيها العدد، والفعل في صدر الجملة فيبقى مفردًا."""

from django.utils import translation
from django.utils.formats import date_format

from programmes.models import Programme, Qualifier
from reports.queries.writing import Writer

QUALIFIERS = {
    Qualifier.ABOUT: "نحو",
    Qualifier.AT_LEAST: "ما لا يقل عن",
    Qualifier.MORE_THAN: "أكثر من",
    Qualifier.UP_TO: "ما يصل إلى",
}
# One; two (as subject); two (after a preposition); 3 to 10; 11 to 99; the round hundreds and the two after them.
BODIES = ("موظف واحد", "موظفان", "موظفين", "موظفين", "موظفًا", "موظف")
WORKSHOPS = ("حلقة عمل واحدة", "حلقتا عمل", "حلقتي عمل", "حلقات عمل", "حلقة عمل", "حلقة عمل")


def digits(number):
    return f"{number:,}"


def form(number, forms, after=False):
    """1 ممثل واحد, 2 ممثلان, 3 ممثلين, 11 ممثلًا, 100 ممثل, with digits; "after" a preposition 2 is ممثلين."""
    if number == 1:
        return forms[0]
    if number == 2:
        return forms[2] if after else forms[1]
    rest = number % 100
    return f"{digits(number)} {forms[3] if 3 <= rest <= 10 else forms[4] if rest >= 11 else forms[5]}"


class Arabic(Writer):
    tag = "ar"
    representatives = ("ممثل واحد", "ممثلان", "ممثلين", "ممثلين", "ممثلًا", "ممثل")
    officers = {
        "customs": (
            *("موظف جمارك واحد", "موظفا جمارك", "موظفي جمارك"),
            *("موظفي جمارك", "موظف جمارك", "موظف جمارك"),
        ),
        "police": ("ضابط شرطة واحد", "ضابطا شرطة", "ضابطي شرطة", "ضباط شرطة", "ضابط شرطة", "ضابط شرطة"),
        "others": (
            *("ممثل واحد لجهات أخرى", "ممثلان لجهات أخرى", "ممثلين لجهات أخرى"),
            *("ممثلين لجهات أخرى", "ممثلًا لجهات أخرى", "ممثل لجهات أخرى"),
        ),
    }
    nouns = {
        "administrations": ("إدارة واحدة", "إدارتان", "إدارتين", "إدارات", "إدارة", "إدارة"),
        "countries": ("بلد واحد", "بلدان", "بلدين", "بلدان", "بلدًا", "بلد"),
        Programme.Usage.JURISDICTIONS: (
            *("ولاية قضائية واحدة", "ولايتان قضائيتان", "ولايتين قضائيتين"),
            *("ولايات قضائية", "ولاية قضائية", "ولاية قضائية"),
        ),
    }
    joint, last_joint, bracket_joint, also = "، و", " و", "، ", "، إضافة إلى "

    def number(self, figure, forms, start=False, after=False):
        qualifier = QUALIFIERS.get(figure.qualifier, "")
        if not qualifier:
            return form(figure.value, forms, after)
        return f"{qualifier} {form(figure.value, forms, after=True)}"

    def workshop(self, say, facts):
        """The verb comes first, so that it need not agree in number with who follows."""
        if facts.figures["persons"].value:
            say(f"{self._verb(facts)} ")
        super().workshop(say, facts)

    def nobody(self, say, facts):
        say(f"{'يُعقد' if facts.is_running else 'عُقد'} النشاط «{facts.title}»")
        self.where_and_when(say, facts)
        say("؛ ولم يُسجَّل عدد المشاركين")

    def what(self, say, facts):
        say(f" {'' if facts.is_completed and not facts.is_running else 'في '}«{facts.title}»")
        remarks = [f"اللغة: {facts.language}"] if facts.language else []
        remarks += [f"التمويل: {'، '.join(facts.donors)}"] if facts.donors else []
        if remarks:
            say(f" ({'؛ '.join(remarks)})")
        say("،")

    def _verb(self, facts):
        if facts.is_running:
            return "يشارك"
        return "أتمّ" if facts.is_completed else "شارك"

    def where_and_when(self, say, facts):
        place = "، ".join(part for part in (facts.city, facts.country) if part)
        if place:
            say(f" في {place}،")
        first, last = facts.workshop.starts_on, facts.workshop.ends_on
        with translation.override("ar"):
            end = date_format(last, "j F Y")
            if first == last:
                say(f" في {end}")
                return
            parts = "j F Y" if first.year != last.year else "j F" if first.month != last.month else "j"
            say(f" من {date_format(first, parts)} إلى {end}")

    def ordinal(self, say, facts):
        number, planned = facts.workshop.series_number, facts.planned
        if not number:
            return
        if planned and number <= planned:
            say(". وهو النشاط ")
            say(f"{number} من {planned}", "sessions")
        else:
            say(". وهذه هي " if facts.is_running else ". وكانت هذه ")
            say(f"الدورة {number}", "sessions")
            say(" من البرنامج")

    def places(self, say, figures, wanted, word=""):
        figure, noun = self.place(figures, wanted, word)
        if figure:
            number = self.number(figure, self.nouns[noun], after=True)
            # The preposition melts into "ما": what is not below is written in one word with it.
            say(" م" if number.startswith("ما ") else " من ")
            say(number, figure.name)

    def bodies(self, say, facts, start):
        say(self.number(facts.figures["bodies"], BODIES, after=not start), "bodies")
        one = len(facts.bodies) == 1
        say(" من هيئة إقليمية أو دولية" if one else " من هيئات إقليمية أو دولية")
        if facts.bodies:
            say(f" ({'، '.join(facts.bodies)})")
        say("" if start else "،")

    def total_begins(self, say, facts, in_series):
        if in_series:
            say("شارك في السلسلة (")
            say(form(facts.planned, WORKSHOPS), "sessions")
            say(") ")
        else:
            say("وفي المجموع، تلقّى التدريب ")

    def trainers(self, say, facts):
        accredited = facts.figures["accredited"]
        say("؛ وعدد المدربين المعتمدين: ")
        say(f"{QUALIFIERS.get(accredited.qualifier, '')} {digits(accredited.value)}".strip(), "accredited")
