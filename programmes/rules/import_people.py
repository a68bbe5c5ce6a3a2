"""Who of a list may be known already: by e-mail, by name, and by a name written in another way."""

import difflib
import unicodedata
from dataclasses import dataclass

from programmes.models.base import search_key

CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґқғңөұүһәў",
        [
            "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
            "f", "h", "ts", "ch", "sh", "sh", "", "i", "", "e", "iu", "ia", "i", "i", "ie", "g", "k", "g", "n", "o",
            "u", "u", "h", "a", "u",
        ],
        strict=True,
    )
)  # fmt: skip
LETTERS = {"đ": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"} | CYRILLIC
# The same name in two passports: Yuri and Iurii, Kh and H, Mohammed and Mohamed.
SPELT = (
    ("shch", "sh"),
    ("sch", "sh"),
    ("yu", "iu"),
    ("ya", "ia"),
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("y", "i"),
    ("j", "i"),
)


def folded(*names):
    """The words of a name in Latin letters, spelt in one way, in one order; initials are left away."""
    text = " ".join(names).casefold()
    text = "".join(LETTERS.get(c, c) for c in unicodedata.normalize("NFC", text))
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = ["".join(c for c in word if c.isalnum()) for word in text.replace("-", " ").split()]
    return tuple(sorted(_respelt(word) for word in words if len(word) > 1))


def _respelt(word):
    for written, meant in SPELT:
        word = word.replace(written, meant)
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])


def name_key(*names):
    return " ".join(sorted(search_key(*names).replace(",", " ").split()))


@dataclass(frozen=True)
class Known:
    pk: int
    family_name: str
    given_names: str
    email: str
    country: int | None

    @property
    def key(self):
        return name_key(self.family_name, self.given_names)


class People:
    """Those an actor may see, in memory: a list of 2,000 rows is matched without a query a row."""

    def __init__(self, people):
        self.by_pk, self.emails, self.names, self.folds, self.rests = {}, {}, {}, {}, {}
        rows = people.values_list("pk", "family_name", "given_names", "native_name", "email", "country_id")
        for pk, family, given, native, email, country in rows:
            self.put(Known(pk, family, given, email.lower(), country), native)

    def put(self, known, native=""):
        self.by_pk[known.pk] = known
        if known.email:
            self.emails.setdefault(known.email, []).append(known)
        for key in {known.key, name_key(native)} - {""}:
            self.names.setdefault(key, []).append(known)
        fold = folded(known.family_name, known.given_names)
        self.folds.setdefault(fold, []).append(known)
        for rest, word in _all_but_one(fold):
            self.rests.setdefault(rest, []).append((word, known))

    def candidates(self, *, family, given, native, email, country):
        """(known, reason) from the surest to the least: same e-mail and name, e-mail, name, nearly the name."""
        key = name_key(family, given)
        found, seen = [], set()

        def add(known, reason):
            if known.pk not in seen:
                seen.add(known.pk)
                found.append((known, reason))

        for known in self.emails.get(email.lower(), []) if email else []:
            add(known, "certain" if known.key == key else "email")
        for known in [*self.names.get(key, []), *(self.names.get(name_key(native), []) if native else [])]:
            if _compatible(known.country, country):
                add(known, "name")
        fold = folded(family, given)
        near = self.folds.get(fold, []) if len(fold) > 1 else []
        for known in [*near, *self._nearly(fold)]:
            if _compatible(known.country, country):
                add(known, "near")
        return found

    def _nearly(self, fold):
        """All words of the name but one, and that one but for a letter or two."""
        for rest, word in _all_but_one(fold):
            for other, known in self.rests.get(rest, []):
                if _alike(word, other):
                    yield known


def _all_but_one(fold):
    return [(fold[:i] + fold[i + 1 :], word) for i, word in enumerate(fold)] if len(fold) > 1 else []


def _compatible(one, other):
    return one is None or other is None or one == other


def _alike(one, other):
    if one == other or one[0] != other[0] or min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    return difflib.SequenceMatcher(None, one, other).ratio() >= 0.84
