import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.models import Upload
from programmes.models.base import new_code
from programmes.rules import clock
from programmes.rules import upload as upload_rules


def keep(*, programme, file, by, allowed=None):
    """Keep a file somebody gave us, under a name of our own, after looking at what it really is.

    `file` is an uploaded file; `allowed` narrows the kinds of programmes.rules.upload.KINDS. Raises Invalid with
    the sentence for the field "file". The caller has asked who may.
    """
    content = upload_rules.content_of(file)
    kind = upload_rules.checked_kind(file.name, content, allowed)
    name = default_storage.save(f"uploads/{new_code(16)}.{kind}", ContentFile(content))
    with refusals():
        upload = Upload.objects.create(
            programme=programme,
            file=name,
            name=upload_rules.shown_name(file.name),
            content_type=upload_rules.KINDS[kind][0],
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            uploaded_by=by.recorded_person,
            uploaded_at=clock.now(),
        )
        history.record("uploads.keep", upload, by=by, programme=programme, size=upload.size, sha256=upload.sha256)
        return upload
