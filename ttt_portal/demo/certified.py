"""Certificates: those of Accra issued, handed over, one corrected and one void; the names of Manama being checked."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from reports.actions import certificate as certificates
from reports.actions import certificate_batch as batches
from reports.actions import certificate_template as templates
from reports.actions import name_check as name_checks
from reports.models import Certificate
from reports.rules import certificate_template as template_rules
from reports.rules import name_check as name_check_rules
from ttt_portal.demo import scene
from workshops.models import Workshop


def look(ods, cast):
    """Completion has a template of its own; participation is in the portal's own words."""
    people = [
        {"name": "Hélène Marchand", "title": {"en": "Head, Compliance Assistance"}, "signature": None},
        {"name": "Rasmus Aalto", "title": {"en": "Training coordinator"}, "signature": None},
    ]
    body = (
        "completed the {workshop}, held in {place}, {dates} ({hours}), passed its test and taught a lesson before "
        "the facilitators"
    )
    templates.write(
        programme=ods,
        kind="completion",
        by=scene.actor(cast["administrator"]),
        seen=0,
        look=template_rules.empty() | {"languages": ["en"], "words": {"body": {"en": body}}, "signatories": people},
        files={"seal": _seal()},
    )


def _seal():
    """Rings and rays, drawn here: an emblem of nobody."""
    picture = Image.new("RGB", (600, 600), "white")
    pen = ImageDraw.Draw(picture)
    for inset, wide in ((10, 8), (40, 3), (180, 6)):
        pen.ellipse((inset, inset, 600 - inset, 600 - inset), outline=(179, 123, 44), width=wide)
    pen.regular_polygon((300, 300, 110), 6, outline=(11, 32, 64), width=8)
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return SimpleUploadedFile("seal.png", kept.getvalue())


def accra(workshop, cast):
    """On the closing day. One name was wrong and is put right; one officer had left for the airport."""
    administrator = scene.actor(cast["administrator"])
    # What is asked was said since this object was read.
    workshop = Workshop.objects.select_related("programme").get(pk=workshop.pk)
    for kind in ("completion", "participation"):
        template = template_rules.current(workshop.programme, kind)
        batch = batches.confirm(workshop=workshop, kind=kind, template=template, by=administrator)
        while (found := batches.next_entry(batch.pk)) is not None:
            batches.work_off(entry=found[0])
        batches.finish(batch.pk)
    issued = list(Certificate.objects.filter(participation__workshop=workshop).order_by("participation__number"))
    certificates.correct(certificate=issued[1], by=administrator)
    certificates.hand_over(workshop=workshop, not_handed_over=[issued[2].code], by=administrator)


def manama(places):
    """Two confirmed by their link, one writes the name otherwise; the others are silent, and agree."""
    first, second, third = list(places.values())[:3]
    for place in (first, second):
        name_checks.answer(participation=place, is_right=True, by=name_check_rules.actor_of(place))
    person = third.person
    name_checks.answer(
        participation=third,
        is_right=False,
        family_name=person.family_name,
        given_names=f"{person.given_names} Jasim",
        native_name=person.native_name,
        note="Both given names, as in the passport.",
        by=name_check_rules.actor_of(third),
    )
