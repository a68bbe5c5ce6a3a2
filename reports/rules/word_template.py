"""The programme's own Word paper: who may change it, and what must not be inside."""

import io
import re
import zipfile
import zlib
from xml.etree import ElementTree

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.models import Upload
from programmes.rules import acts
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Invalid
from reports.models import WordTemplate

acts.add(
    {
        "word_templates.keep": gettext_lazy("Word template of the programme kept"),
        "word_templates.remove": gettext_lazy("Word template of the programme taken away"),
    }
)

LARGEST_PART = 20 * 1024 * 1024
ACTIVE_PARTS = re.compile(r"vbaproject|vbadata|oleobject|embeddings/|activex|/control|macro", re.IGNORECASE)
ACTIVE_TYPES = re.compile(
    r"macroEnabled|vbaProject|oleObject|/package$|attachedTemplate|/control$|activeX|aFChunk|subDocument|/frame$",
    re.IGNORECASE,
)
# Fields that fetch or run something when the document is opened.
ACTIVE_FIELDS = re.compile(r"\bDDE|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON|\b(LINK|IMPORT|DATABASE)\b", re.IGNORECASE)


def visible_to(actor):
    if actor.is_system:
        return WordTemplate.objects.all()
    return WordTemplate.objects.filter(programme_id__in=actor.programme_ids(*programme_rules.STAFF))


def can_change(actor, programme):
    return programme_rules.can_organise(actor, programme)


def of(programme):
    """What a snapshot says of the template, so that the same paper can be made again when it has been replaced."""
    found = WordTemplate.objects.filter(programme=programme).select_related("upload").first()
    return {"code": found.upload.code, "sha256": found.upload.sha256} if found else None


def content_of(snapshot):
    """The bytes of the template a snapshot was taken with; None for clean paper."""
    named = snapshot.get("word_template")
    if not named:
        return None
    with Upload.objects.get(code=named["code"]).file.open() as file:
        return file.read()


def require_harmless(content):
    """Raises Invalid when the file would run, fetch or carry something when it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                if ACTIVE_PARTS.search(entry.filename):
                    _refuse(_("The file contains macros or embedded objects. Save it as a plain .docx without them."))
                if entry.filename.lower().endswith((".xml", ".rels")):
                    _check(entry, archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise Invalid(
            _("The file calls itself {kind}, but is something else.").format(kind="docx"), field="file"
        ) from error


def _check(entry, archive):
    if entry.file_size > LARGEST_PART:
        _refuse(_("The file unfolds to more than can be read."))
    part = archive.read(entry)
    # Word writes UTF-8 and no document types; what does otherwise hides something from whoever reads it.
    if b"\x00" in part or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        _refuse(_("The file is not written as Word writes it. Open it in Word and save it as .docx."))
    try:
        root = ElementTree.fromstring(part)
    except ElementTree.ParseError:
        _refuse(_("The file is damaged. Open it in Word and save it as .docx."))
    fields = []
    for element in root.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name == "Relationship":
            _check_relationship(element)
        elif name in ("Override", "Default") and ACTIVE_TYPES.search(element.get("ContentType", "")):
            _refuse(_("The file contains macros or embedded objects. Save it as a plain .docx without them."))
        elif name == "instrText":
            fields.append(element.text or "")
        elif name == "fldSimple":
            fields += [f" {value} " for value in element.attrib.values()]
    # Word reads a field that was cut into pieces as one.
    if ACTIVE_FIELDS.search("".join(fields)):
        _refuse(_("The file holds a field that fetches something from elsewhere. Take it out and save it again."))


def _check_relationship(element):
    kind, mode = element.get("Type", ""), element.get("TargetMode", "")
    if ACTIVE_TYPES.search(kind):
        _refuse(_("The file is tied to another template or carries an embedded object. Save it as a plain .docx."))
    if mode.lower() == "external" and not kind.endswith("/hyperlink"):
        _refuse(_("The file fetches something from elsewhere, a picture perhaps. Put it into the file itself."))


def _refuse(sentence):
    raise Invalid(sentence, field="file")
