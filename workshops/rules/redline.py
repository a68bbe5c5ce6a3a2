"""Show what the plenary changed, word by word."""

import re
from difflib import SequenceMatcher

SAME, REMOVED, ADDED = "same", "removed", "added"

# Chinese, Japanese, Thai, Lao, Khmer and Myanmar do not put spaces between words: without a token per
# letter, one changed letter would strike out and repeat the whole paragraph.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
TOKENS = re.compile(
    rf"\s+|[{UNSPACED}][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd]*"
    rf"|[^\W{UNSPACED}]+|[^\w\s]"
)

WORTH_KEEPING = re.compile(rf"[{UNSPACED}]|[^\W_]{{3,}}")


def redline(before, after):
    """Return [(kind, text)]; the "same" and "removed" parts join to `before`, "same" and "added" to `after`."""
    old, new = TOKENS.findall(before), TOKENS.findall(after)
    parts = []
    for _, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        parts.append(["".join(old[i1:i2]), "".join(new[j1:j2])])
    return [(kind, text) for kind, text in _in_reading_order(_bridged(parts)) if text]


def _bridged(parts):
    # A space, a comma or an "of" between two changes is not something a reader recognises as unchanged;
    # left alone it breaks a replaced phrase into alternating single words.
    joined = []
    for i, (old, new) in enumerate(parts):
        changed = old != new or (0 < i < len(parts) - 1 and not WORTH_KEEPING.search(old))
        if changed and joined and joined[-1][2]:
            joined[-1][0] += old
            joined[-1][1] += new
        else:
            joined.append([old, new, changed])
    return joined


def _in_reading_order(parts):
    for old, new, changed in parts:
        if not changed:
            yield SAME, old
            continue
        # Spaces shared at both ends stay outside the marks, so that no underline hangs over a gap.
        lead = old[:1] if old[:1] == new[:1] and old[:1].isspace() else ""
        old, new = old[len(lead) :], new[len(lead) :]
        tail = old[-1:] if old[-1:] == new[-1:] and old[-1:].isspace() else ""
        if tail:
            old, new = old[:-1], new[:-1]
        yield SAME, lead
        yield REMOVED, old
        yield ADDED, new
        yield SAME, tail
