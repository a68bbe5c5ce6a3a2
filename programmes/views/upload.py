import logging

from django.http import FileResponse, Http404

log = logging.getLogger(__name__)


def opened(file):
    """The file of a row. 404 when the storage has none: after a backup that was put back without its files."""
    try:
        return file.open()
    except FileNotFoundError as error:
        log.error("%s is missing from the storage", file.name)
        raise Http404 from error


def stream(upload):
    """Send a private file as an attachment. The view has asked who may see what it belongs to."""
    response = FileResponse(
        opened(upload.file), as_attachment=True, filename=upload.name, content_type=upload.content_type
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
