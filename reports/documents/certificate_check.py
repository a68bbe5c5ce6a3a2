"""Whether a certificate can be printed, as a sentence: of its words at once, of its size when it is laid out."""

from reports.documents.certificate import UnearnedWord, require_words
from reports.documents.engine import DoesNotFit
from reports.documents.glyphs import MissingGlyphs


def problem_of(snapshot):
    """ "" or the sentence why these words cannot be printed. Takes a millisecond, and draws nothing."""
    try:
        require_words(snapshot)
    except (MissingGlyphs, DoesNotFit, UnearnedWord) as refused:
        return str(refused)
    except OSError:
        # A web server without the fonts' library: the worker, which has it, looks again.
        return ""
    return ""
