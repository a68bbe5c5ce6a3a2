"""Countries, organisations, programmes and kinds of an archive: matched by their names, or left as words."""

import re

from programmes.models import Language, Organisation, Programme
from programmes.models.base import search_key
from programmes.rules.import_values import NOT_A_COUNTRY, Countries, is_blank, spellings
from workshops.models import Activity, Kind

A = Activity
REMARK = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
# Who is named beside the trainees of a country: "Italy (observer)" sent nobody to be trained.
NO_TRAINEES = re.compile(r"\b(?:observers?|hosts?|trainers?|experts?|speakers?|facilitators?|guests?|donors?)\b", re.I)
HOUSE = re.compile(r"[\s,]+(?:headquarters|hq|premises|secretariat building)$", re.I)
KINDS = {
    A.TOT_COURSE: "tot course|tot|train the trainers|train the trainer|training of trainers|tot workshop|"
    "formation de formateurs",
    A.TRAINING: "training|training course|course|training workshop|formation|curso|capacitación|тренинг|обучение",
    A.PILOT_TRAINING: "pilot training|pilot|pilot course|pilot workshop",
    A.CASCADE_TRAINING: "cascade training",
    A.WORKSHOP: "workshop|seminar|atelier|taller|семинар",
    A.STUDY_VISIT: "study visit|study tour|visite d étude|visita de estudio",
    A.MENTORSHIP_VISIT: "mentorship visit|mentoring visit|mentorship|mentoring|on the job training",
    A.NEEDS_ASSESSMENT: "training needs assessment|needs assessment|tna|assessment mission",
    A.EXPERT_MEETING: "expert meeting|expert group meeting|egm|technical meeting",
    A.COORDINATION_MEETING: "coordination meeting",
    A.MEETING: "meeting|réunion|reunión|совещание",
    A.STEERING_MEETING: "steering or policy meeting|steering committee|steering committee meeting|policy meeting",
    A.CONFERENCE: "conference|forum|symposium|conférence|conferencia|конференция",
    A.SIDE_EVENT: "side event or presentation|side event|presentation|briefing",
    A.VISIT: "official visit or consultation|official visit|visit|consultation|visite|visita",
    A.CAMPAIGN: "campaign event|campaign|awareness event",
    A.LAUNCH: "agreement or initiative launch|launch|agreement|signing|signature",
    A.ANNOUNCEMENT: "announcement or results|announcement|results",
}
TRAININGS = (A.TOT_COURSE, A.TRAINING, A.PILOT_TRAINING, A.CASCADE_TRAINING, A.WORKSHOP)


def _plain(text):
    return " ".join(re.sub(r"[\W_]+", " ", search_key(text)).split())


KIND_WORDS = {_plain(word): kind for kind, words in KINDS.items() for word in words.split("|")}


def listed(text):
    """The names of a cell: apart by semicolons, or by bars or lines where there is none."""
    for mark in (";", "|", "\n"):
        if mark in text:
            return [part for one in text.split(mark) if (part := " ".join(one.split())) and not is_blank(part)]
    whole = " ".join(text.split())
    return [] if is_blank(whole) else [whole]


def kind_of(text):
    """An Activity, or "" where the word is not one of ours."""
    return KIND_WORDS.get(_plain(text), "")


def preset(activity, title, countries):
    """The preset of the workshop page: national, regional or accreditation where the row says so, else other."""
    if activity not in TRAININGS or not countries:
        return Kind.OTHER.value
    if re.search(r"\baccreditation\b", title, re.I) and activity in (A.TOT_COURSE, A.WORKSHOP, A.TRAINING):
        return Kind.ACCREDITATION.value
    return Kind.NATIONAL.value if len(countries) == 1 else Kind.REGIONAL.value


class Names:
    """All names of the portal, read once for a whole file, with the words somebody has chosen a meaning for."""

    def __init__(self, words=None):
        self.words = words or {}
        # The same few names stand in thousands of rows.
        self._countries, self._organisations = {}, {}
        self.places = Countries()
        self.organisations, self.acronyms = {}, {}
        for pk, name, acronym in Organisation.objects.values_list("pk", "name", "acronym"):
            for word in spellings(name):
                self.organisations.setdefault(search_key(word), set()).add(pk)
            if acronym:
                self.acronyms.setdefault(search_key(acronym), set()).add(pk)
        self.languages = {
            search_key(word): language.pk
            for language in Language.objects.all()
            for word in (language.tag, *spellings(language.name))
        }
        self.programmes = [
            (one.pk, {search_key(word) for word in (*spellings(one.title), one.slug)}, one.acronym)
            for one in Programme.objects.all()
        ]

    # -- countries

    def country(self, text):
        """(primary key or None, proposal). Exactly a name somebody uses, or nothing: "nearly" is a proposal."""
        if text not in self._countries:
            self._countries[text] = self._country(text)
        return self._countries[text]

    def _country(self, text):
        for form in _forms(text):
            if chosen := self.words.get(("country", search_key(form))):
                return chosen, ""
            if form.lower() not in NOT_A_COUNTRY and len(form) > 1:
                pk, _problem, proposal = self.places.read(form)
                if pk:
                    return pk, ""
        if re.match(r"kosovo\b.*\b1244\b|kosovo\s*\*", search_key(text)):
            return self.places.read("Kosovo")[0], ""
        return None, proposal_of(self.places, text)

    def countries(self, text):
        """[{"words", "country", "remark", "proposal"}] in the order of the cell."""
        names = listed(text)
        if len(names) == 1 and not self.country(names[0])[0]:
            parts = [part.strip() for part in re.split(r",|/|\band\b|\bet\b|\by\b|\bи\b|&", names[0]) if part.strip()]
            if len(parts) > 1 and all(self.country(part)[0] for part in parts):
                names = parts
        found = []
        for name in names:
            pk, proposal = self.country(name)
            remark = REMARK.search(name)
            apart = bool(remark and NO_TRAINEES.search(remark[1]))
            found.append({"words": name, "country": pk, "is_apart": apart, "proposal": proposal})
        return found

    # -- organisations

    def organisation(self, text):
        """The primary key of the one organisation of that name or acronym; None where none is, or two are."""
        if text not in self._organisations:
            self._organisations[text] = self._organisation(text)
        return self._organisations[text]

    def _organisation(self, text):
        for form in _forms(HOUSE.sub("", text)):
            if chosen := self.words.get(("organisation", search_key(form))):
                return chosen
        found = [self._named(form) for form in _forms(HOUSE.sub("", text))]
        sets = [one for one in found if one]
        same = set.intersection(*sets) if sets else set()
        return same.pop() if len(same) == 1 else None

    def _named(self, form):
        key = search_key(form)
        return self.organisations.get(key, set()) | self.acronyms.get(key, set())

    def parties(self, role, text):
        """[{"role", "words", "organisation"}], each once."""
        return [
            {"role": role, "words": name[:300], "organisation": self.organisation(name)}
            for name in dict.fromkeys(listed(text))
        ]

    # -- the rest

    def language(self, text):
        """The primary key of the one language that is said first: "Serbian (e-learning modules localised)"."""
        word = REMARK.sub("", text).strip()
        return self.languages.get(search_key(word))

    def programme(self, text):
        """(primary key or None, how many fit). A title, an acronym in the text as a word of its own."""
        found = set()
        for part in listed(text):
            key = search_key(part)
            for pk, titles, acronym in self.programmes:
                own = len(acronym) > 2 and re.search(rf"(?<![\w]){re.escape(acronym)}(?![\w])", part)
                if key in titles or key == search_key(acronym) or own:
                    found.add(pk)
        return (next(iter(found)) if len(found) == 1 else None), len(found)

    def activity(self, text):
        return kind_of(text) or self.words.get(("kind", search_key(text)), "")


def proposal_of(places, text):
    return places.read(text)[2] if len(text) > 3 else ""


def _forms(text):
    """A name as it stands, without its bracket, and what stands in the bracket; without "the"."""
    text = " ".join(text.replace("*", " ").split())
    remark = REMARK.search(text)
    forms = [text, REMARK.sub("", text), remark[1] if remark else ""]
    forms += [re.sub(r"^the ", "", form, flags=re.I) for form in forms]
    return list(dict.fromkeys(form for form in forms if form))
