"""A template as it is read: one language, the original where a translation is missing, or filled for a workshop."""

from dataclasses import dataclass

from workshops.rules import breakout_template as rules


@dataclass(frozen=True)
class Text:
    words: str
    language: str
    # In the language that was asked for, and not in another for want of it.
    is_own: bool = True


def read(template, language, fill=None):
    """{title, organised_by, purpose: Text; instructions: [Text]; topics: [dict]; number: of questions}

    `fill` is called with each text and returns it with its merge fields filled.
    """

    def text(one):
        words = rules.said(fill(one) if fill and one else one)
        if language in words:
            return Text(words[language], language)
        tag = next((tag for tag in (original, *rules.in_order(words)) if tag in words), None)
        return Text(words[tag], tag, False) if tag else None

    original = rules.original_language(template)
    whole = text(template.instructions)
    topics = [_topic(topic, text) for topic in template.topics.all()]
    return {
        "title": text(template.title),
        "organised_by": text(template.organised_by),
        "purpose": text(template.purpose),
        "instructions": [Text(line, whole.language, whole.is_own) for line in _lines(whole)],
        "topics": topics,
        "number": sum(len(asked) for topic in topics for _heading, asked in topic["parts"]),
    }


def _lines(whole):
    return [line.strip() for line in whole.words.splitlines() if line.strip()] if whole else []


def _topic(topic, text):
    """With its questions in parts, one for each heading: [(Text or None, [(Text, what it asks for)])]"""
    parts = []
    for question in topic.questions.all():
        heading = text(question.section)
        if not parts or parts[-1][0] != heading:
            parts.append((heading, []))
        asks = question.get_plan_field_display() if topic.has_training_plan else ""
        parts[-1][1].append((text(question.text), asks))
    return {"number": topic.number, "kind": rules.kind_of(topic), "title": text(topic.title), "parts": parts}


def languages(template, programme):
    """[(tag, name, texts that have words, texts in all)] for the tabs of a template."""
    counts, number = rules.number_said(template)
    return [(tag, name, counts[tag], number) for tag, name in rules.languages_of(programme, template)]
