"""What is kept of a published sentence: its words in six languages, the figures, and the rows behind them."""

from django.utils.translation import get_language

from reports.queries import brief, figures, sentence


def of_workshop(workshop, as_of=None):
    catalogue = figures.of_workshop(workshop, as_of)
    return _kept(catalogue.as_of, [("workshop", catalogue, sentence.of_workshop)])


def of_programme(programme, as_of=None, series=None):
    """The sentence of the last workshop, and of all of them: what the page of figures shows."""
    catalogue = figures.of_programme(programme, as_of, series=series)
    latest = brief.latest(catalogue)
    parts = [("workshop", latest, sentence.of_workshop)] if latest else []
    return _kept(catalogue.as_of, [*parts, ("total", catalogue, sentence.of_programme)])


def _kept(as_of, parts):
    sentences, footnotes, used = {}, [], set()
    for short, writer in sentence.LANGUAGES.items():
        tokens = []
        for part, catalogue, write in parts:
            written = write(catalogue, short)
            if written and tokens:
                tokens.append({"text": "" if short == "zh" else " ", "figure": ""})
            for token in written.tokens:
                key = _home(token.figure, part, parts)
                used |= {key}
                tokens.append({"text": token.text, "figure": key})
            footnotes += [note for note in written.footnotes if note not in footnotes]
        sentences[writer.tag] = tokens
    shown = [
        _figure(f"{part}-{name}", catalogue[name], catalogue)
        for part, catalogue, _write in parts
        for name in catalogue.figures
        if f"{part}-{name}" in used
    ]
    return {
        "as_of": as_of,
        "sentences": sentences,
        "figures": shown,
        "footnotes": footnotes,
        "language": get_language() or "en",
    }


def _home(name, part, parts):
    """The key of a figure: of the part that names it, or of all (the number of a session), or none."""
    holding = [one for one, catalogue, _write in parts if name in catalogue.figures]
    return f"{part if part in holding else holding[-1]}-{name}" if holding else ""


def _figure(key, figure, catalogue):
    return {
        "key": key,
        "of": str(catalogue.workshop or catalogue.series or catalogue.programme),
        "label": str(figure.label),
        "definition": str(figure.definition),
        "value": figure.value,
        "qualifier": str(figure.qualifier),
        "counted": figure.counted,
        "reported": figure.reported,
        "explanation": str(figure.explanation),
        "lines": [_line(line) for line in figure.lines],
    }


def _line(line):
    """Without names: they belong to the people, the number to whoever published it."""
    workshop = line.workshop
    return {
        "amount": line.amount,
        "qualifier": str(line.qualifier),
        "workshop": workshop.code if workshop else "",
        "day": workshop.starts_on.isoformat() if workshop else "",
        "text": str(workshop) if workshop else str(line.text),
        "note": str(line.note),
    }


def words(tokens):
    return "".join(token["text"] for token in tokens)
