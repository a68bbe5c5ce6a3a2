"""How certificates of a programme look: who may say so, which fields there are, and what is refused."""

import io
import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from PIL import Image, ImageOps

from programmes.rules import upload as upload_rules
from programmes.rules.programme import STAFF
from programmes.rules.refusal import Invalid
from reports.models import CertificateTemplate
from reports.rules import certificate as certificate_rules

FIELD = re.compile(r"\{([^{}]*)\}")
# What a text may name; each is filled in from the records when a certificate is issued.
FIELDS = {
    "name": gettext_lazy("the name"),
    "administration": gettext_lazy("administration and country"),
    "workshop": gettext_lazy("title of the workshop"),
    "place": gettext_lazy("where it was held"),
    "dates": gettext_lazy("when it was held"),
    "hours": gettext_lazy("hours attended; for completion"),
    "modules": gettext_lazy("what was taught; for co-delivery"),
    "award": gettext_lazy("the title; for accreditation"),
    "issuer": gettext_lazy("who issues it"),
    "number": gettext_lazy("number of the certificate"),
}
# The languages in which the portal has words of its own, and the dates of certificates are written.
PRINTED = ("en", "fr", "es", "ru", "ar", "zh-hans")
LONGEST = {"title": 120, "intro": 120, "body": 700}
LARGEST_PICTURE = 5 * upload_rules.MEGABYTE
# A logo is printed four centimetres wide: more dots than this are an attack, and none of them would be seen.
MOST_DOTS, LONGEST_SIDE = 40_000_000, 1200
MOST_LOGOS = MOST_SIGNATORIES = 3


def visible_to(actor):
    if actor.is_system:
        return CertificateTemplate.objects.all()
    return CertificateTemplate.objects.filter(programme_id__in=actor.programme_ids(*STAFF))


def can_change(actor, programme):
    """Whoever issues the certificates says how they look."""
    return certificate_rules.can_issue(actor, programme)


def current(programme, kind):
    """The version in use, or None: the portal's own words and frame."""
    return (
        CertificateTemplate.objects.filter(programme=programme, kind=kind)
        .select_related("issuer")
        .order_by("-version")
        .first()
    )


def require_fields(text, field=None):
    """Every {field} of a text is one there is. Raises Invalid with a sentence that names the wrong one."""
    wrong = [name for name in FIELD.findall(text) if name not in FIELDS]
    if wrong:
        sentence = ngettext(
            "There is no field {wrong}. Fields: {fields}.", "There are no fields {wrong}. Fields: {fields}.", len(wrong)
        )
        raise Invalid(sentence.format(wrong=_braced(wrong), fields=_braced(FIELDS)), field=field)
    if "{" in (rest := FIELD.sub("", text)) or "}" in rest:
        raise Invalid(_("A field stands in one pair of braces, as in {workshop}."), field=field)


def _braced(names):
    return ", ".join("{" + name + "}" for name in names)


def filled(text, values):
    """The text with its fields filled in: one pass, so that words of people are never read as fields."""
    return FIELD.sub(lambda match: str(values.get(match[1], "")), text)


def picture(content, name, field):
    """A logo, seal or signature drawn anew as a JPEG on white. Raises Invalid with a sentence.

    An SVG is refused: it is a program that draws, and may do other things.
    """
    head = content[:2000].lstrip().lower()
    if name.lower().endswith((".svg", ".svgz")) or b"<svg" in head:
        raise Invalid(_("SVG files can carry scripts and are not taken. Save the picture as PNG."), field=field)
    if len(content) > LARGEST_PICTURE:
        n = LARGEST_PICTURE // upload_rules.MEGABYTE
        raise Invalid(_("The picture is larger than {n} MB.").format(n=n), field=field)
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as drawn:
            if drawn.width * drawn.height > MOST_DOTS:
                raise Invalid(_("The picture has more dots than can be read. Make it smaller."), field=field)
            drawn = ImageOps.exif_transpose(drawn)
            drawn = drawn.convert("RGBA" if drawn.has_transparency_data else "RGB")
            drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            if drawn.mode == "RGBA":
                drawn = Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("RGB")
            drawn.info = {}
            made = io.BytesIO()
            drawn.save(made, "JPEG", quality=90, optimize=True)
    except Invalid:
        raise
    except Exception as error:
        raise Invalid(_("This picture cannot be opened. Take a PNG or a JPEG."), field=field) from error
    return made.getvalue()


def of(programme, kind):
    """The versions of one kind, the newest first: the last ten are offered."""
    rows = CertificateTemplate.objects.filter(programme=programme, kind=kind).select_related("issuer")
    return list(rows.order_by("-version")[:10])


def empty():
    """The look of the portal's own: nothing is said, so everything is as it comes."""
    return {
        "issuer": None,
        "languages": [],
        "words": {},
        "signatories": [],
        "logos": [],
        "seal": None,
        "border": CertificateTemplate.Border.ENGRAVED,
        "paper": CertificateTemplate.Paper.A4,
    }


def look_of(template):
    """The look of a version, in the shape of `empty`."""
    return {name: getattr(template, name) for name in empty()} if template else empty()


def require_look(look):
    """Languages, fields and people are such as can be printed. Raises Invalid beside the field of the form."""
    languages = look["languages"]
    if len(languages) > 2 or len(set(languages)) != len(languages) or not set(languages) <= set(PRINTED):
        raise Invalid(_("Choose one language, or two different ones."), field="language_1")
    for name, limit in LONGEST.items():
        for tag, text in (look["words"].get(name) or {}).items():
            field = f"{name}_{languages.index(tag) if tag in languages else 0}"
            require_fields(text, field)
            if len(text) > limit:
                raise Invalid(_("This is too long: at most {n} characters.").format(n=limit), field=field)
    if len(look["signatories"]) > MOST_SIGNATORIES or len(look["logos"]) > MOST_LOGOS:
        raise Invalid(_("There is room for three signatures and three logos."), field=None)


def with_pictures(look, kept):
    """The look with pictures put in their places: {"logo-0": {"code", "sha256"}, "seal": …, "signature-1": …}."""
    logos = dict(enumerate(look["logos"]))
    people = [dict(one) for one in look["signatories"]]
    seal = look["seal"]
    for place, picture in kept.items():
        name, _dash, number = place.partition("-")
        if name == "seal":
            seal = picture
        elif name == "logo":
            logos[int(number)] = picture
        elif int(number) < len(people):
            people[int(number)]["signature"] = picture
    return look | {"logos": [logos[n] for n in sorted(logos)], "seal": seal, "signatories": people}
