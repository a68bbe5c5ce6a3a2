"""The library of break-outs: who reads and who writes it, its merge fields, its languages, and what a page showed."""

import hashlib
import re
from collections import Counter

from django.conf import settings
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from programmes.rules import programme as programme_rules
from programmes.rules.dates import range_words
from workshops.models import BreakoutTemplate, TemplateQuestion, TemplateTopic

FIELDS = ("City", "Country", "Date", "Organisation")
_FIELD = re.compile(r"(\[[^\[\]\n]{1,60}\])")
TEXTS = ("title", "organised_by", "purpose", "instructions")
MOST_TOPICS = 12
# Each question is up to six boxes of one page, and Django takes a thousand boxes at a time.
MOST_QUESTIONS = 100


class TopicKind(models.TextChoices):
    TEAM = "team", _("Proposed by the training team")
    PLAN = "plan", _("Training plan")
    OPEN = "open", _("Open: to be suggested by participants")


def visible_to(actor):
    """Those that ship, for every team; a programme's own are its team's."""
    if actor.is_system:
        return BreakoutTemplate.objects.all()
    mine = actor.programme_ids(*programme_rules.TEAM)
    theirs = Q(programme=None) | Q(programme_id__in=mine)
    return BreakoutTemplate.objects.filter(theirs) if mine else BreakoutTemplate.objects.none()


def in_programme(actor, programme):
    """The library as this programme has it, retired ones last, with topics and questions."""
    return whole(of_programme(programme, visible_to(actor))).order_by("is_retired", *BY_ORIGIN)


def of_programme(programme, rows=None):
    """Those that ship and its own, retired ones too."""
    rows = BreakoutTemplate.objects.all() if rows is None else rows
    return rows.filter(Q(programme=None) | Q(programme=programme))


def offered_in(workshop):
    """What a workshop may take; whoever may set its break-out up sees them."""
    rows = BreakoutTemplate.objects.for_programme(workshop.programme)
    return rows.filter(pk__in=TemplateTopic.objects.values("template")).order_by(*BY_ORIGIN)


# Those that ship first, on PostgreSQL as on SQLite.
BY_ORIGIN = (F("programme").asc(nulls_first=True), "pk")


def whole(rows):
    """With topics and questions, in three queries however many there are."""
    questions = TemplateQuestion.objects.order_by("position")
    return rows.select_related("programme", "based_on").prefetch_related(
        "topics", Prefetch("topics__questions", queryset=questions)
    )


def can_see(actor, programme):
    return actor.holds(*programme_rules.TEAM, programme_id=programme.pk)


def can_keep(actor, programme):
    """Begin and clone templates of this programme."""
    return programme_rules.can_organise(actor, programme)


def can_write(actor, template):
    """What ships with the portal is nobody's to change; a clone of it is."""
    return template.programme_id is not None and can_keep(actor, template.programme)


def kind_of(topic):
    if topic.is_open:
        return TopicKind.OPEN
    return TopicKind.PLAN if topic.has_training_plan else TopicKind.TEAM


# Words and languages


def said(text):
    """{language: words} of a translated text, without empty ones."""
    data = getattr(text, "data", text)
    data = data if isinstance(data, dict) else {"en": str(data or "")}
    return {tag: words for tag, words in data.items() if words}


def texts(template):
    """Every text of a template that says something in some language."""
    found = [getattr(template, name) for name in TEXTS]
    for topic in template.topics.all():
        found.append(topic.title)
        for question in topic.questions.all():
            found += [question.section, question.text]
    return [words for words in map(said, found) if words]


def number_said(template):
    """(Counter of language -> texts that have words in it, number of texts)"""
    found = texts(template)
    return Counter(tag for words in found for tag in words), len(found)


def complete_in(template):
    """The languages in which nothing is missing."""
    counts, number = number_said(template)
    return [tag for tag in in_order(counts) if counts[tag] == number]


def original_language(template):
    """The language the others are translated from: the one with the most words, English first."""
    counts, _number = number_said(template)
    return max(in_order(counts), key=lambda tag: counts[tag], default="en")


def in_order(tags):
    """The portal's languages as its menu has them, then others by their tags."""
    known = [tag for tag, _name in settings.LANGUAGES]
    return sorted(tags, key=lambda tag: (known.index(tag) if tag in known else len(known), tag))


def language_names(programme):
    """{tag: name} of the portal's languages and of those this programme works in besides."""
    named = {language.tag: str(language) for language in programme.languages.all()}
    return {tag: str(name) for tag, name in settings.LANGUAGES} | named


def languages_of(programme, template=None):
    """[(tag, name)] in which a programme reads and writes a template: its own languages, and those it is written in."""
    tags = {language.tag for language in programme.languages.all()}
    tags |= set(number_said(template)[0]) if template else set()
    names = language_names(programme)
    return [(tag, names.get(tag, tag)) for tag in in_order(tags or set(dict(settings.LANGUAGES)))]


# Merge fields


def pieces(text):
    """[(words, "" | "known" | "unknown")]: the merge fields of a text, told apart from its words."""
    parts = _FIELD.split(str(text))
    return [(part, _kind(part) if number % 2 else "") for number, part in enumerate(parts) if part]


def _kind(field):
    return "known" if field[1:-1] in FIELDS else "unknown"


def filled(text, workshop):
    """The text with its merge fields filled for a workshop, in each of its languages."""
    made = {}
    for tag, words in said(text).items():
        with translation.override(tag):
            values = _values(workshop)
        made[tag] = "".join(values.get(part, part) for part in _FIELD.split(words))
    return LazyI18nString(made)


def refilled(text, source, target):
    """A text that was filled for one workshop, filled anew for its copy.

    What the fields said there is replaced where it stands as whole words; what people changed besides stays theirs.
    """
    made = {}
    for tag, words in said(text).items():
        with translation.override(tag):
            before, after = _values(source), _values(target)
        # A country that is also its city is the country: the texts that ship name the country.
        names = {before[field]: after[field] for field in sorted(before, key="[Country]".__eq__)}
        names = {old: new for old, new in names.items() if old != "…"}
        pattern = "|".join(re.escape(old) for old in sorted(names, key=len, reverse=True))
        made[tag] = re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda found, names=names: names[found[0]], words)
    return LazyI18nString(made)


def _values(workshop):
    """{merge field: what it says in the language that is active}"""
    return {
        "[City]": workshop.city or "…",
        "[Country]": str(workshop.country or "…"),
        "[Date]": range_words(workshop.starts_on, workshop.ends_on),
        "[Organisation]": str(workshop.programme.organisation),
    }


def unknown_fields(template, language):
    """What stands in brackets in this language and is no merge field, as it was written."""
    found = (words.get(language, "") for words in texts(template))
    return list(dict.fromkeys(part for text in found for part, kind in pieces(text) if kind == "unknown"))


# What a page showed


def shown(template, language):
    """{name of a box: what stands in it} of a template in one language; `order` is its topics and their questions."""
    found = {name: said(getattr(template, name)).get(language, "") for name in TEXTS}
    for topic in template.topics.all():
        found[f"topic-{topic.pk}"] = said(topic.title).get(language, "")
        found[f"kind-{topic.pk}"] = kind_of(topic).value
        for question in topic.questions.all():
            found[f"question-{question.pk}"] = said(question.text).get(language, "")
            found[f"section-{question.pk}"] = said(question.section).get(language, "")
            found[f"plan-{question.pk}"] = question.plan_field
    order = order_of((topic, topic.questions.all()) for topic in template.topics.all())
    return {name: plain(text) for name, text in found.items()} | {"order": order}


def order_of(topics):
    """Topics with their questions as one text: what was added, removed or moved changes it."""
    return ";".join(f"{topic.pk}:" + ",".join(str(question.pk) for question in asked) for topic, asked in topics)


def plain(text):
    return text.replace("\r\n", "\n").strip()


def seal(text):
    """A short hash, by which a page remembers what it showed without carrying it twice."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:12]


def merge(stored, typed, seen):
    """What holds when a page comes back, box by box: (words, boxes that two people changed).

    `stored` stands in the database, `typed` came back, `seen` holds the seals of what the page had shown. A box nobody
    typed into brings nothing back, however old the page is.
    """
    words, clashes = {}, []
    for name, now in stored.items():
        text = plain(typed.get(name, now))
        if text == now or seal(text) == seen.get(name):
            words[name] = now
            continue
        words[name] = text
        if seal(now) != seen.get(name):
            clashes.append(name)
    return words, clashes
