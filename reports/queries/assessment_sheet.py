"""The sheet of an assessor to fill in by hand, with exactly the lines of the sheet on the screen."""

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accreditation.rules import sheet as sheet_rules
from programmes.rules import clock
from programmes.rules.dates import range_words


def snapshot(candidacy):
    """The snapshot `reports.documents.assessment_sheet.render_assessment_sheet` draws, in the workshop's language."""
    workshop, there = candidacy.participation.workshop, candidacy.participation
    with translation.override(workshop.language.tag):
        today = workshop.today(clock.now())
        place = ", ".join(filter(None, (workshop.place_of_its_day, range_words(workshop.starts_on, workshop.ends_on))))
        return {
            "language": workshop.language.tag,
            "workshop_title": workshop.title,
            "organised_by": _("Organised by {organisations}").format(organisations=workshop.programme.organisation),
            "session_line": place,
            "candidate": str(candidacy.person),
            "native_name": candidacy.person.native_name,
            "from_text": ", ".join(str(part) for part in (there.organisation, there.country) if part),
            "lessons": len(sheet_rules.LESSONS),
            "criteria": [
                {
                    "title": str(criterion.title),
                    "is_decisive": criterion.is_decisive,
                    "is_yes_no": criterion.is_yes_no,
                    "anchors": [
                        {"score": str(score), "text": str(words)} for score, words in reversed(criterion.anchors)
                    ],
                }
                for criterion in candidacy.route.criteria.all()
            ],
            "created": today.isoformat(),
            "printed_text": date_format(today, "j F Y"),
        }
