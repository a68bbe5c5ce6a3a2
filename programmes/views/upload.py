from django.http import FileResponse


def stream(upload):
    """Send a private file as an attachment. The view has asked who may see what it belongs to."""
    response = FileResponse(
        upload.file.open(), as_attachment=True, filename=upload.name, content_type=upload.content_type
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
