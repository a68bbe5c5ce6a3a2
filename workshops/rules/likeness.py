"""How alike two short texts are, in any language: enough to ask, never to decide."""

import re

from programmes.models.base import search_key
from workshops.rules.redline import UNSPACED

WORDS = re.compile(rf"[{UNSPACED}]+|[^\W\d_{UNSPACED}]+|\d+")
# Above this share of common words a person is asked whether the two are one. Tried on the recommendations of the demo
# and of `tests/workshops/rules/test_likeness.py`.
ALIKE = 0.5
FEWEST = 3


def marks(text):
    """What a text is about: the beginnings of its longer words, so that licence, licences and licensing are one.

    Where no spaces stand between words, pairs of letters.
    """
    found = set()
    for word in WORDS.findall(search_key(text)):
        if re.match(rf"[{UNSPACED}]", word):
            found |= {word[n : n + 2] for n in range(max(len(word) - 1, 1))}
        elif len(word) > 3:
            found.add(word[:5])
    return found


def score(one, other):
    """The share of the shorter text that stands in the other, 0 to 1; 0 where too little is in common to say."""
    common = len(one & other)
    return common / min(len(one), len(other)) if common >= FEWEST else 0
