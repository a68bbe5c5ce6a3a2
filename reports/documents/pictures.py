"""Photos on paper: from the bytes a paper is handed, never from an address or a file."""

import io

from django.utils.translation import gettext
from PIL import Image

from reports.documents.engine import JPEG, PICTURE
from reports.documents.words import Words


def on_paper(photos, pictures):
    """(photos that can be drawn, names of those that cannot).

    `photos` are the snapshot's {sha256, name}, `pictures` {sha256: bytes of a JPEG}; each drawn one has its address,
    the words beside it, and whether it is wider than high.
    """
    drawn, missing = [], []
    for photo in photos or []:
        size = _size((pictures or {}).get(photo["sha256"]))
        if size is None:
            missing.append(Words(photo["name"]))
            continue
        drawn.append({"address": PICTURE + photo["sha256"], "name": Words(photo["name"]), "is_wide": size[0] > size[1]})
    for number, one in enumerate(drawn, 1):
        one["caption"] = gettext("Photo {n} of {count}").format(n=number, count=len(drawn))
    return drawn, missing


def _size(content):
    """Width and height in dots, or None for what is no picture."""
    if not content or not content.startswith(JPEG):
        return None
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG",)) as picture:
            return picture.size
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
