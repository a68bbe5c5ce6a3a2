"""Which function draws which paper."""

from django.utils.translation import gettext

from reports.documents.adopted_list import render_adopted_list
from reports.documents.assessment_sheet import render_assessment_sheet
from reports.documents.certificate import UnearnedWord, laid_out, render_certificate
from reports.documents.certificates import render_certificates
from reports.documents.cue_card import render_cue_card
from reports.documents.donor_report import render_donor_report
from reports.documents.engine import DoesNotFit, warm
from reports.documents.field_pack import (
    render_badges,
    render_blank_reports,
    render_field_pack,
    render_participant_list,
    render_programme_of_work,
)
from reports.documents.figures_brief import render_figures_brief
from reports.documents.glyphs import MissingGlyphs, can_draw
from reports.documents.group_report import render_group_report
from reports.documents.guilloche import border
from reports.documents.letters import render_letters
from reports.documents.name_list import render_name_list
from reports.documents.outcome import render_outcome
from reports.documents.roster import render_roster
from reports.documents.tables import donor_report_tables
from reports.documents.word import NotAWordFile
from reports.documents.word_adopted_list import adopted_list
from reports.documents.word_donor_report import donor_report, news_item
from reports.documents.word_outcome import outcome_document
from reports.documents.word_papers import letters, participants, programme_of_work
from reports.documents.word_report import group_report
from reports.documents.word_roster import roster, roster_sheet

PAPERS = {
    "certificate": render_certificate,
    "certificates": render_certificates,
    "specimen": render_certificate,
    "template_specimen": render_certificate,
    "name_list": render_name_list,
    "group_report": render_group_report,
    "field_pack": render_field_pack,
    "programme_of_work": render_programme_of_work,
    "participants": render_participant_list,
    "letter": render_letters,
    "adopted_list": render_adopted_list,
    "cue_card": render_cue_card,
    "blank_report": render_blank_reports,
    "blank_reports": render_blank_reports,
    "assessment_sheet": render_assessment_sheet,
    "badges": render_badges,
    "outcome": render_outcome,
    "donor_report": render_donor_report,
    "figures_brief": render_figures_brief,
    "roster": render_roster,
}
WORD = {
    "group_report": group_report,
    "participants": participants,
    "programme_of_work": programme_of_work,
    "letter": letters,
    "adopted_list": adopted_list,
    "outcome": outcome_document,
    "donor_report": donor_report,
    "news_item": news_item,
    "roster": roster,
}
TABLES = {"donor_report": donor_report_tables, "roster": roster_sheet}


class CannotPrint(Exception):
    """The paper cannot be made as it stands; the text says what to change."""


def get_ready():
    """What is the same for every certificate is made once, when a worker starts. Raises OSError without Pango."""
    warm("certificate.css")
    border()
    can_draw("A")


def render_paper(kind, snapshot, format="pdf", base=None, pictures=None):
    """The bytes of a paper, in Word on the paper `base`, or a sheet for Excel. Raises CannotPrint with a sentence.

    `pictures` are the bytes of the photos the snapshot names, {SHA-256: JPEG}; only some papers print any.
    """
    handed = {"pictures": pictures} if pictures else {}
    try:
        if format == "xlsx":
            return TABLES[kind](snapshot)
        return WORD[kind](snapshot, base, **handed) if format == "docx" else PAPERS[kind](snapshot, **handed)
    except NotAWordFile as refused:
        raise CannotPrint(gettext("The Word template of the programme cannot be opened. Choose another.")) from refused
    except (MissingGlyphs, DoesNotFit, UnearnedWord) as refused:
        raise CannotPrint(str(refused)) from refused


def check_certificate(snapshot, pictures=None):
    """Raises CannotPrint with the sentence that drawing it would end in; nothing is drawn."""
    try:
        laid_out(snapshot, pictures)
    except (MissingGlyphs, DoesNotFit, UnearnedWord) as refused:
        raise CannotPrint(str(refused)) from refused
