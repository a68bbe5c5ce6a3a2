"""What a workshop of each kind usually needs, in days from its first day. A start to edit, not a rule."""

from django.utils.translation import gettext_noop as _

COMMON = [
    (-60, _("Agree dates and venue with the host")),
    (-45, _("Send the invitations")),
    (-21, _("Settle travel and visas")),
    (-14, _("Confirm the facilitators and interpreters")),
    (-3, _("Print the field pack")),
    (0, _("Pass the list of names round for the certificates")),
]
CHECKLISTS = {
    "national": [*COMMON, (30, _("Send the workshop report"))],
    "regional": [*COMMON, (30, _("Send the workshop report")), (45, _("Report to the donor"))],
    "accreditation": [*COMMON, (-30, _("Name the assessors")), (30, _("Record the results of the candidates"))],
    "field_mission": [
        (-45, _("Agree dates and audience with the host")),
        (-30, _("Ask the home administrations for release")),
        (7, _("Send the mission evaluation")),
    ],
    "other": [],
}
