"""The sentences the portal prints, written from the figures and from nothing else.

A sentence is a list of tokens, so that a page can make every number a link to the rows behind it. One class a language
puts them in order; a page in any other language is served in English, and says so by its tag.
"""

from dataclasses import dataclass

from django.utils.translation import get_language

from programmes.models import Programme
from programmes.models.base import search_key
from programmes.rules import clock
from reports.queries.arabic import Arabic
from reports.queries.chinese import Chinese
from reports.queries.definitions import BODIES
from reports.queries.english import English
from reports.queries.french import French
from reports.queries.russian import Russian
from reports.queries.spanish import Spanish

LANGUAGES = {writer.tag.split("-")[0]: writer for writer in (English, French, Spanish, Russian, Arabic, Chinese)}


@dataclass(frozen=True)
class Token:
    text: str
    figure: str = ""
    is_linked: bool = False


@dataclass(frozen=True)
class Sentence:
    tokens: tuple
    language: str
    footnotes: tuple = ()

    def __str__(self):
        return "".join(token.text for token in self.tokens)

    def __bool__(self):
        return bool(self.tokens)


@dataclass(frozen=True)
class WorkshopFacts:
    """What a language needs to know of one workshop, with every name in that language."""

    figures: object
    workshop: object
    title: str
    language: str
    city: str
    country: str
    countries: tuple
    bodies: tuple
    donors: tuple
    usage: str
    usage_word: str
    planned: int | None
    is_running: bool
    is_completed: bool


@dataclass(frozen=True)
class TotalFacts:
    figures: object
    stated: frozenset
    planned: int | None
    usage: str
    usage_word: str
    trainer_title: str


def of_workshop(catalogue, language=None):
    """The sentence of one workshop that began."""
    writer, workshop = _writer(language), catalogue.workshop
    if catalogue.as_of < workshop.starts_on:
        return Sentence((), writer.tag)
    facts, footnotes = _workshop_facts(catalogue, writer.tag)
    return _written(writer, writer.workshop, facts, footnotes)


def of_programme(catalogue, language=None):
    """How many in total, from how many, and how many trainers."""
    writer, programme = _writer(language), catalogue.programme
    facts = TotalFacts(
        figures=catalogue,
        stated=frozenset(figure.name for figure in catalogue.stated),
        planned=catalogue.series.planned if catalogue.series else None,
        usage=_usage(programme),
        usage_word=programme.usage if programme else "countries",
        trainer_title=_local(programme.trainer_title, writer.tag) if programme else "",
    )
    return _written(writer, writer.total, facts, ())


def _writer(language):
    tag = (language or get_language() or "en").split("-")[0]
    return LANGUAGES.get(tag, English)()


def _written(writer, write, facts, footnotes):
    tokens = []

    def say(text, figure="", linked=True):
        tokens.append(Token(str(text), figure, bool(figure and linked)))

    write(say, facts)
    return Sentence(tuple(tokens), writer.tag, footnotes)


def _usage(programme):
    """Countries and jurisdictions are counted the same way and only called differently."""
    if programme is None:
        return "countries"
    return "administrations" if programme.usage == Programme.Usage.ADMINISTRATIONS else "countries"


def _local(text, tag):
    return text.localize(tag) if hasattr(text, "localize") else str(text or "")


def _alphabet(tag):
    """Countries stand in the order of the reader's language; the first level of GB 2312 is in the order of pinyin."""
    return (lambda name: name.encode("gb18030", "replace")) if tag.startswith("zh") else search_key


def _workshop_facts(catalogue, tag):
    workshop, rows = catalogue.workshop, catalogue.rows
    present = {pk for head in rows.heads for pk in head.countries}
    called = {pk: rows.designation(pk, workshop.starts_on) for pk in present | {workshop.country_id} - {None}}
    bodies = {head.organisation_id for head in rows.heads if head.kind in BODIES and head.organisation_id}
    footnotes = {_local(note, tag) for _name, note in called.values() if note}
    language = workshop.language
    facts = WorkshopFacts(
        figures=catalogue,
        workshop=workshop,
        title=workshop.title,
        # English is the language nobody mentions; any other is part of what the workshop was.
        language=""
        if language.tag == "und" or language.tag.split("-")[0] == tag == "en"
        else _local(language.name, tag),
        city=workshop.city,
        country=_local(called[workshop.country_id][0], tag) if workshop.country_id else "",
        countries=tuple(sorted((_local(called[pk][0], tag) for pk in present), key=_alphabet(tag))),
        bodies=tuple(sorted(_local(rows.organisations[pk].name, tag) for pk in bodies)),
        donors=tuple(_local(row.name, tag) for row in workshop.donors.order_by("search_key")),
        usage=_usage(catalogue.programme),
        usage_word=catalogue.programme.usage,
        planned=workshop.series.planned if workshop.series else None,
        is_running=min(catalogue.as_of, workshop.today(clock.now())) <= workshop.ends_on,
        is_completed=_everybody_completed(workshop, rows),
    )
    return facts, tuple(sorted(footnotes - {""}))


def _everybody_completed(workshop, rows):
    """Said of accreditation workshops, whose participants are on the list and marked one by one."""
    return workshop.kind == "accreditation" and bool(rows.heads) and all(head.is_completed for head in rows.heads)
