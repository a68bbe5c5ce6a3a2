"""A list of participants on its way in: who may, what the columns may be, and the words for its acts."""

from django.utils.translation import gettext_lazy as _

from programmes.models import Import
from programmes.models.base import search_key
from programmes.rules import acts, headings
from workshops.models import Participation, Workshop
from workshops.rules import workshop as workshop_rules

KIND = "participants"

FIELDS = headings.LABELS
LIMITS = {
    "family_name": 120, "given_names": 120, "native_name": 200, "title": 40, "organisation": 200, "post": 160,
    "listed_as": 160, "telephone": 40,
}  # fmt: skip

acts.add(
    {
        "participant_imports.stage": _("list handed in"),
        "participant_imports.correct": _("list corrected"),
        "participant_imports.choose_headings": _("headings of a list chosen"),
        "participant_imports.confirm": _("list to be added by the worker"),
        "participant_imports.apply": _("list added"),
        "participant_imports.discard": _("list discarded"),
        "participant_imports.undo": _("list taken back"),
        "participant_imports.take_back": _("taken off the list again"),
        "participant_imports.forget": _("person taken back with their list"),
    }
)

K = Participation.Kind
KIND_WORDS = {
    K.PARTICIPANT: "participant|trainee|delegate|participante|stagiaire|участник|слушатель|مشارك|متدرب|参加者|学员",
    K.FACILITATOR: "facilitator|trainer|moderator|facilitateur|animateur|formateur|facilitador|ведущий|тренер|"
    "ميسر|مدرب|主持人|讲师",
    K.OBSERVER: "observer|observateur|observador|наблюдатель|مراقب|观察员",
    K.RESOURCE_PERSON: "resource person|expert|speaker|personne ressource|experto|ponente|эксперт|خبير|专家",
    K.LEAD_EXPERT: "lead expert|expert principal|главный эксперт",
    K.CO_TRAINER: "co-trainer|co trainer|coformateur|со-тренер",
    K.INTERPRETER: "interpreter|interprète|intérprete|переводчик|مترجم|译员|翻译",
    K.HOST_OFFICIAL: "host official|host|hôte|anfitrión|принимающая сторона|المضيف|东道主",
}
KINDS = {search_key(word): kind for kind, words in KIND_WORDS.items() for word in words.split("|")}


def read_kind(text):
    """(kind, problem, proposal): the word as it stands in a list, in one of six languages or the reader's own."""
    key = search_key(text)
    if not key or key == "-":
        return K.PARTICIPANT.value, "", ""
    own = {search_key(kind.label): kind for kind in K}
    if key in own or key in KINDS:
        return (own.get(key) or KINDS[key]).value, "", ""
    return "", "kind", str(K.PARTICIPANT.label)


def visible_to(actor):
    """Whoever sees the workshop knows that lists exist; only those who keep its list open one."""
    return Import.objects.filter(kind=KIND, subject_pk__in=workshop_rules.visible_to(actor).values("pk"))


def can_read(actor, workshop):
    return workshop_rules.can_organise(actor, workshop)


def can_write(actor, workshop):
    return workshop_rules.can_write(actor, workshop)


def workshop_of(batch):
    return Workshop.objects.select_related("programme__organisation", "country").get(pk=batch.subject_pk)


def last_added(workshop):
    """The list whose people stand on the list of participants, to be taken back as a whole."""
    lists = Import.objects.filter(kind=KIND, subject_pk=workshop.pk, rows__state="added")
    return lists.order_by("-created_at", "-pk").first()
