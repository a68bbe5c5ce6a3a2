"""The words of the evaluation, said once: the form on the screen and the sheet of the field pack read them here."""

from django.utils.translation import gettext_lazy as _

from workshops.models import Degree

# key -> statement. The keys stay when the words are mended, so that workshops can be compared.
STATEMENTS = {
    "objectives": _("The objectives of the workshop were clear."),
    "content": _("The content matters for my work."),
    "learned": _("I learned what I did not know before."),
    "use": _("I can use what I learned in my daily duties."),
    "trainers": _("The trainers knew their subject."),
    "explained": _("The trainers explained clearly and took up our questions."),
    "exercises": _("The exercises and the work in groups helped me to learn."),
    "documents": _("The course documents are useful."),
    "time": _("Each subject had the time it needed."),
    "venue": _("Venue, equipment and information before the workshop were good."),
}
DEGREES = list(Degree)
SCALE = [degree.label for degree in Degree]
OPEN_QUESTIONS = {
    "well": _("What went well?"),
    "not_well": _("What did not go well?"),
    "improve": _("What should be improved next time?"),
}
AGREEING = (Degree.AGREE, Degree.STRONGLY_AGREE)


def words_of(statement):
    """The sentence a participant reads."""
    if statement.kind == statement.Kind.USUAL:
        return str(STATEMENTS[statement.key])
    if statement.kind == statement.Kind.MODULE:
        return str(_("“{title}” was useful for my work.")).format(title=title_of(statement))
    return statement.text


def title_of(statement):
    """A module by its own name."""
    return str(statement.module.title) if statement.module_id else statement.text
