"""Where somebody is named: in texts of every table, in files, in History. Reads only; the action takes it out."""

import zipfile
from io import BytesIO

from django.apps import apps
from django.db.models import CharField, FileField, JSONField, Q, SlugField, TextField
from django.db.models.functions import Cast
from i18nfield.strings import LazyI18nString

from programmes.models import (
    Country,
    Designation,
    Erasure,
    History,
    HistorySeal,
    Import,
    ImportRow,
    Language,
    Message,
    Person,
    Upload,
    User,
    WcoRegion,
)
from programmes.rules.chain import WORDS

APPS = ("programmes", "workshops", "accreditation", "reports")
# Reference data names countries, not people; the others are erased by hand in the action.
LEFT_OUT = {Country, Designation, Language, WcoRegion, Person, User, History, HistorySeal, Erasure}
# Never words: what opens something, or proves something.
NO_WORDS = (
    "code", "token", "private_key", "opener", "sha256", "file_sha256", "snapshot_sha256", "time_zone", "language",
)  # fmt: skip
LARGEST = 30_000_000


def models():
    return [model for model in apps.get_models() if model._meta.app_label in APPS and model not in LEFT_OUT]


def text_fields(model):
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField | JSONField)
        and not isinstance(field, FileField | SlugField)
        and not field.choices
        and field.name not in NO_WORDS
    ]


def _holding(fields, needles):
    """(annotations, Q): rows in which one of these fields holds one of these texts, on both databases."""
    annotations = {f"_text_{field.name}": Cast(field.name, TextField()) for field in fields}
    found = Q(pk__in=[])
    for name in annotations:
        for needle in needles:
            found |= Q(**{f"{name}__contains": needle})
    return annotations, found


def own_rows(model, person):
    """Rows that are about this person and nobody else: a single word of the name is theirs there."""
    if model is ImportRow:
        return Q(match=person)
    if model is Message and person.email:
        return Q(to__iexact=person.email)
    return Q(pk__in=[])


def rows_naming(model, words, person):
    """(pk, {column: value}, is it their own) of rows that may name the person; values as plain texts and JSON."""
    fields = text_fields(model)
    if not fields:
        return
    annotations, found = _holding(fields, words.needles())
    own = own_rows(model, person)
    own_pks = set(model._base_manager.filter(own).values_list("pk", flat=True))
    rows = model._base_manager.annotate(**annotations).filter(found | Q(pk__in=own_pks)).order_by("pk")
    for row in list(rows.values("pk", *(field.name for field in fields))):
        pk = row.pop("pk")
        yield pk, {name: _plain(value) for name, value in row.items() if value}, pk in own_pks


def _plain(value):
    return value.data if isinstance(value, LazyI18nString) else value


def as_stored(model, new):
    """Cleaned values as the columns take them: translated texts as such, and nothing longer than its column."""
    stored = {}
    for name, value in new.items():
        field = model._meta.get_field(name)
        if not isinstance(field, JSONField) and isinstance(value, dict):
            value = LazyI18nString(value)
        elif isinstance(value, str) and field.max_length:
            value = value[: field.max_length]
        stored[name] = value
    return stored


def history_naming(words, person):
    """(entry, columns) of History: what they did, what was done to them, and wherever else they are named."""
    fields = [History._meta.get_field(name) for name in WORDS]
    annotations, found = _holding(fields, words.needles())
    seats = list(person.participations.values_list("pk", flat=True))
    theirs = Q(subject_type="programmes.person", subject_pk=person.pk)
    theirs |= Q(subject_type="workshops.participation", subject_pk__in=seats)
    rows = History.objects.annotate(**annotations).filter(found | theirs | Q(actor_person=person)).order_by("pk")
    for entry in list(rows):
        columns = set()
        if (entry.subject_type, entry.subject_pk) == ("programmes.person", person.pk) or (
            entry.subject_type == "workshops.participation" and entry.subject_pk in seats
        ):
            columns |= {"subject_label", "details"}
        if entry.actor_person_id == person.pk:
            columns.add("actor_label")
        columns |= {name for name in WORDS if _names(words, getattr(entry, name), bool(columns))}
        yield entry, sorted(columns)


def _names(words, text, loosely):
    return words.names(text) or words.holds_all(text) or (loosely and bool(words.each.search(text)))


def uploads_naming(words):
    """Uploads whose bytes hold the name, as text or inside an Office file. Pictures and scans say nothing here."""
    lists = set(Import.objects.exclude(upload=None).values_list("upload_id", flat=True))
    return [upload for upload in Upload.objects.order_by("pk") if _file_names(words, upload, upload.pk in lists)]


def _file_names(words, upload, is_list):
    if words.names(upload.name):
        return True
    try:
        with upload.file.open() as file:
            content = file.read(LARGEST)
    except (OSError, ValueError):
        return False
    # In a list the words of a name stand in cells of their own.
    return any(words.names(text) or (is_list and words.holds_all(text)) for text in _texts(content))


def _texts(content):
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for member in archive.infolist():
                if member.file_size < LARGEST:
                    yield archive.read(member).decode("utf-8", "ignore")
    else:
        yield content.decode("utf-8", "ignore")
        yield content.decode("utf-16-le", "ignore")
