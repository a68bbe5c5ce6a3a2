"""The words of a letter and their fields in square brackets, as form D.6 writes them."""

import re
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.library.letters import LETTERS
from programmes.models import LetterTemplate
from programmes.rules import acts
from programmes.rules import programme as programme_rules

acts.add(
    {
        "letter_templates.save": _("letter of the programme written"),
        "letter_templates.restore": _("letter of the portal taken back"),
    }
)

FIELDS = (
    "Name", "Title", "Family name", "Post", "Administration", "Country", "Workshop", "City", "Dates", "Organisation",
    "Host", "Programme", "Role",
)  # fmt: skip
_KNOWN = {field.casefold(): field for field in FIELDS}
_FIELD = re.compile(r"\[([^\[\]\n]{0,60})\]")


@dataclass(frozen=True)
class Words:
    subject: str
    body: str
    language: str
    own: bool = False


def can_edit(actor, programme):
    return programme_rules.can_organise(actor, programme)


def words_of(programme, kind, language):
    """The programme's own words, else the shipped ones; in English where nobody has written that language yet."""
    rows = LetterTemplate.objects.filter(Q(programme=programme) | Q(programme=None), kind=kind)
    found = {(row.programme_id, row.language): row for row in rows.filter(language__in=(language, "en"))}
    for tag in (language, "en"):
        own, shipped = found.get((programme.pk, tag)), found.get((None, tag))
        if own or shipped:
            return Words((own or shipped).subject, (own or shipped).body, tag, own is not None)
        # A portal whose library was not loaded yet can write letters all the same.
        if tag in LETTERS[kind]:
            return Words(*LETTERS[kind][tag], tag)


def unknown_fields(text):
    """What stands in brackets and is no field, as it was written."""
    return [f"[{name}]" for name in dict.fromkeys(_FIELD.findall(text)) if _key(name) not in _KNOWN]


def open_fields(text):
    """Fields nobody has filled."""
    return [f"[{name}]" for name in dict.fromkeys(_FIELD.findall(text)) if _key(name) in _KNOWN]


def merge(text, values):
    """Fill the fields, once: what a value holds is text, brackets included. Lines of nothing but gaps fall away."""
    lines = []
    for line in text.replace("\r\n", "\n").split("\n"):
        names = [_KNOWN[_key(name)] for name in _FIELD.findall(line) if _key(name) in _KNOWN]
        if names and not any(values.get(name) for name in names) and not any(map(str.isalnum, _FIELD.sub("", line))):
            continue
        if names:
            ends_in_field = line.rstrip().endswith("]")
            line = _tidy(_FIELD.sub(lambda match: _value(match, values), line))
            # A comma that led to an empty field leads nowhere; the one behind a salutation stays.
            line = line.rstrip(",،， ") if ends_in_field else line
        lines.append(line)
    return "\n".join(lines).strip() + "\n"


def merge_line(text, values):
    """The same for a subject, which is one line whatever a name holds."""
    return " ".join(merge(text, values).split())


def _key(name):
    return " ".join(name.split()).casefold()


def _value(match, values):
    field = _KNOWN.get(_key(match[1]))
    return match[0] if field is None else " ".join(str(values.get(field) or "").split())


def _tidy(line):
    """Close the gaps that empty fields leave."""
    line = re.sub(r"[ \t]+", " ", line)
    line = re.sub(r" (?=[,.!;،，。：])", "", line)
    line = re.sub(r"([,،，])(?:\s*[,،，])+", r"\1", line)
    line = re.sub(r"([:：]) ?[,،，] ?", r"\1 ", line)
    line = re.sub(r"[,،，]\s*([.。])", r"\1", line)
    return line.strip(" ").removeprefix(", ").removeprefix("،").removeprefix("，").strip()
