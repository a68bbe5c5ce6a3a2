"""What a file really is, whatever it calls itself: its first bytes decide, and its size is bounded."""

import io
import zipfile
import zlib
from copy import copy
from pathlib import PurePath

from django.utils.translation import gettext as _

from programmes.rules.refusal import Invalid

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
# What a compressed office file may unfold to: a zip bomb is refused before anything reads it.
LARGEST_UNFOLDED = 200 * MEGABYTE

# kind -> (content type, first bytes, a file that must be inside when it is a zip)
KINDS = {
    "pdf": ("application/pdf", b"%PDF-", None),
    "jpg": ("image/jpeg", b"\xff\xd8\xff", None),
    "png": ("image/png", b"\x89PNG\r\n\x1a\n", None),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK", "xl/workbook.xml"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK", "word/document.xml"),
    "pptx": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        b"PK",
        "ppt/presentation.xml",
    ),
    "csv": ("text/csv", b"", None),
}
SAME = {"jpeg": "jpg", "txt": "csv", "tsv": "csv"}


def shown_name(name):
    """The last part of the name, without control characters: a file's name is text, never a path."""
    last = PurePath(str(name).replace("\\", "/")).name
    return "".join(c for c in last if c.isprintable())[:200] or _("file")


def content_of(file):
    """The bytes of an uploaded file, which is not read when it is larger than any file may be. Raises Invalid."""
    if file.size > LARGEST:
        raise Invalid(_("The file is larger than {n} MB.").format(n=LARGEST // MEGABYTE), field="file")
    return file.read()


def checked_kind(name, content, allowed=None):
    """The kind of a file. Raises Invalid with a sentence when it is too large, of no allowed kind, or disguised."""
    allowed = allowed or tuple(kind for kind in KINDS if kind != "csv")
    suffix = PurePath(shown_name(name)).suffix.lower().lstrip(".")
    kind = SAME.get(suffix, suffix)
    if len(content) > LARGEST:
        raise Invalid(_("The file is larger than {n} MB.").format(n=LARGEST // MEGABYTE), field="file")
    if not content:
        raise Invalid(_("The file is empty."), field="file")
    if kind not in allowed:
        raise Invalid(
            _("Files of this kind are not taken here. Taken: {kinds}.").format(kinds=", ".join(allowed)), field="file"
        )
    _type, first, inside = KINDS[kind]
    if (
        not content.startswith(first)
        or (inside and not _holds(content, inside))
        or (kind == "csv" and b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")))
    ):
        raise Invalid(_("The file calls itself {kind}, but is something else.").format(kind=kind), field="file")
    return kind


def _holds(content, inside):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.infolist()
            if sum(entry.file_size for entry in names) > LARGEST_UNFOLDED:
                raise Invalid(_("The file unfolds to more than can be read."), field="file")
            return any(entry.filename == inside for entry in names) and all(_is_honest(archive, one) for one in names)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError):
        return False


def _is_honest(archive, entry):
    """Does it unfold to what it says? Whoever reads it later believes that, and unfolds all of it at once."""
    any_size = copy(entry)
    any_size.file_size, found = entry.file_size + 1, 0
    with archive.open(any_size) as part:
        while piece := part.read(MEGABYTE):
            found += len(piece)
    return found == entry.file_size
