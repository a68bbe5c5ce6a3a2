"""An existing roster on its way in: who may, and what its columns may be."""

from django.utils.translation import gettext_lazy as _

from programmes.models import Import, Programme, RoleKind
from programmes.models.base import search_key
from programmes.rules import acts, headings
from programmes.rules import programme as programme_rules

KIND = "roster"

OWN = ("award", "granted_on", "letter", "valid_until", "topics")
FIELDS = {
    name: headings.LABELS[name]
    for name in (
        "family_name", "given_names", "full_name", "native_name", "title", "sex", "country", "nationality",
        "organisation", "agency_kind", "post", "email", "telephone", "languages",
    )
} | {
    "award": _("Title of the trainer"),
    "granted_on": _("Accredited on"),
    "letter": _("Letter"),
    "valid_until": _("Valid until"),
    "topics": _("Topics"),
}  # fmt: skip
LIMITS = {
    "family_name": 120, "given_names": 120, "native_name": 200, "title": 40, "organisation": 200, "post": 160,
    "telephone": 40, "award": 160, "letter": 160,
}  # fmt: skip
# Headings of a roster; they go before those every list has, where "title" is how somebody is addressed.
MORE = (
    (
        "award",
        "title of the trainer|trainer title|accredited as|certified as|accreditation|category|level|type of trainer|"
        "titre du formateur|accrédité comme|accrédité en tant que|acreditado como|categoría|catégorie|"
        "аккредитован как|категория|звание тренера|معتمد بصفة|الفئة|认证类别|类别",
    ),
    (
        "granted_on",
        "accredited on|accredited|date accredited|accreditation date|date of accreditation|certified on|since|"
        "accredited since|date of certification|certification date|date|date granted|granted on|year|"
        "year of accreditation|accrédité le|date d accréditation|date de l accréditation|depuis|année|acreditado el|"
        "fecha de acreditación|fecha|año|дата аккредитации|аккредитован|дата|с|год|تاريخ الاعتماد|التاريخ|منذ|السنة|"
        "认证日期|日期|年份",
    ),
    (
        "letter",
        "letter|letter no|letter number|reference|ref|letter reference|reference of the letter|decision|minutes|"
        "certificate|certificate no|certificate number|proof|document|lettre|référence|réf|n de lettre|décision|"
        "certificat|carta|referencia|oficio|resolución|certificado|письмо|номер письма|исх|приказ|основание|"
        "сертификат|الخطاب|رقم الخطاب|المرجع|الشهادة|信函|文号|证书编号",
    ),
    (
        "valid_until",
        "valid until|valid to|validity|expiry|expiry date|expires|expires on|expiration|expiration date|"
        "valide jusqu au|valable jusqu au|date d expiration|válido hasta|vence|vencimiento|fecha de vencimiento|"
        "действителен до|действует до|срок действия|صالح حتى|تاريخ الانتهاء|有效期至|有效期",
    ),
    (
        "topics",
        "topics|topic|subjects|subject|expertise|area of expertise|areas of expertise|field|fields|specialisation|"
        "specialization|speciality|modules|module|thèmes|thème|matières|domaines|domaine d expertise|spécialité|temas|"
        "tema|materias|especialidad|темы|тема|область знаний|специализация|модули|المواضيع|الموضوع|التخصص|"
        "主题|专业领域|专长|专题",
    ),
)
# A column called "title" holds these where it is how somebody is addressed; elsewhere it is the title of the trainer.
WORDS_OF_ADDRESS = (
    "mr mrs ms miss mx dr prof professor sir madam eng ing m mme mlle monsieur madame sr sra srta don dona г-н г-жа "
    "господин госпожа д-р السيد السيدة الدكتور 先生 女士 capt captain col colonel lt lieutenant maj major sgt sergeant "
    "insp inspector supt superintendent cmdr commander gen general lic mag"
)
ADDRESSED = frozenset(WORDS_OF_ADDRESS.split())

acts.add(
    {
        "roster_imports.stage": _("roster handed in"),
        "roster_imports.correct": _("roster corrected"),
        "roster_imports.choose_headings": _("headings of a roster chosen"),
        "roster_imports.confirm": _("roster to be loaded by the worker"),
        "roster_imports.apply": _("roster loaded"),
        "roster_imports.discard": _("roster discarded"),
        "roster_imports.undo": _("roster taken back"),
        "roster_imports.take_back": _("taken off the roster with the list"),
        "roster_imports.forget": _("person taken back with their roster"),
    }
)


def visible_to(actor):
    """The administrators of the programme load its roster; nobody else sees what was handed in."""
    return Import.objects.filter(kind=KIND, programme__in=_administered_by(actor))


def _administered_by(actor):
    if actor.is_system:
        return Programme.objects.all()
    return Programme.objects.filter(pk__in=actor.programme_ids(RoleKind.PROGRAMME_ADMINISTRATOR))


def can_load(actor, programme):
    return programme_rules.can_administer(actor, programme)


def for_all(batch):
    """(title, letter) of the rows that name none, as the administrator said; "" where nothing was said."""
    said = {note["code"]: note["name"] for note in batch.notes if note["code"].endswith("_for_all")}
    return said.get("title_for_all", ""), said.get("letter_for_all", "")


def told_apart(columns, rows):
    """A column called "title" is the title of the trainer, unless most of its cells address somebody."""
    if any(column["field"] == "award" for column in columns):
        return columns
    for column in columns:
        cells = [row[column["column"]] for row in rows if row[column["column"]]]
        addressed = sum(search_key(cell).strip(".") in ADDRESSED for cell in cells)
        if column["field"] == "title" and cells and addressed * 2 < len(cells):
            column["field"] = "award"
    return columns
