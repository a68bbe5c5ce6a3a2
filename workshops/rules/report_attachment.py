"""Photos of the flip chart and slides: which files, how many, and what is kept of a photo."""

import io
from pathlib import PurePath

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from programmes.rules import upload as upload_rules
from programmes.rules.refusal import Invalid
from workshops.models import ReportAttachment
from workshops.rules import group_report as group_report_rules

PHOTOS, DOCUMENTS = ("jpg", "png"), ("pdf", "pptx", "docx")
FILES = (*PHOTOS, *DOCUMENTS)
MOST = 10
# A flip chart can be read at this size; a picture of more dots than this is no photo but an attack.
LONGEST_SIDE, MOST_DOTS = 2400, 60_000_000


def visible_to(actor):
    """Whoever may read the report."""
    return ReportAttachment.objects.filter(report__in=group_report_rules.visible_to(actor))


def kind_of(name):
    suffix = PurePath(upload_rules.shown_name(name)).suffix.lower().lstrip(".")
    is_photo = upload_rules.SAME.get(suffix, suffix) in PHOTOS
    return ReportAttachment.Kind.PHOTO if is_photo else ReportAttachment.Kind.SLIDES


def clean_photo(content):
    """The picture drawn anew as a JPEG, upright, without where and with what it was taken. Raises Invalid."""
    if len(content) > upload_rules.LARGEST:
        raise Invalid(
            _("The file is larger than {n} MB.").format(n=upload_rules.LARGEST // upload_rules.MEGABYTE), field="file"
        )
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MOST_DOTS:
                raise Invalid(_("The picture has more dots than can be read. Make it smaller."), field="file")
            picture = ImageOps.exif_transpose(picture)
            picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            if picture.mode == "RGBA":
                # What is transparent on a slide is white paper, not black.
                picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")
            # A comment in the file would be carried over: it is written by cameras too.
            picture.info = {}
            made = io.BytesIO()
            picture.save(made, "JPEG", quality=82, optimize=True)
    except Invalid:
        raise
    except Exception as error:
        sentence = _("This picture cannot be opened. Take it again, or choose another file.")
        raise Invalid(sentence, field="file") from error
    return made.getvalue()
