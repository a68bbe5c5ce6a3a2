"""What every paper says of itself: its language, the way it runs, and which of how many pages this is."""

from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext


def tag(language):
    """The language as a PDF and HTML name it."""
    return {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}.get(language.lower(), language)


def frame(snapshot):
    """What the template of a paper needs besides the paper, in the language that is switched on."""
    return {
        "lang": tag(snapshot["language"]),
        "dir": "rtl" if translation.get_language_bidi() else "ltr",
        "created": snapshot.get("created") or "",
        "page_words": page_words(),
    }


def page_words():
    """ "Page 3 of 41": the numbers are counted by the style sheet, the words are the translators'."""
    counters = {"page": '<i class="page"></i>', "pages": '<i class="pages"></i>'}
    return mark_safe(gettext("Page %(page)s of %(pages)s") % counters)
