"""The photos a paper prints: a snapshot names them, and whoever draws it is handed their bytes."""

from programmes.models import Upload


def contents_of(snapshot):
    """{SHA-256: bytes} of the photos a snapshot names. One whose file has gone is left out; the paper names it."""
    wanted = {one["code"]: one["sha256"] for one in snapshot.get("photos") or []}
    found = {}
    for upload in Upload.objects.filter(code__in=wanted):
        try:
            with upload.file.open() as file:
                found[wanted[upload.code]] = file.read()
        except FileNotFoundError:
            continue
    return found
