"""The file of somebody's own data: the same lines once to compute with and once to read."""

import json
import zipfile
from io import BytesIO

from django.template.loader import render_to_string
from django.utils import translation

from programmes.rules import clock, own_data


def packed(export):
    """The bytes of the ZIP of a DataExport, in its language: data.json and data.html."""
    moment = clock.now()
    with translation.override(export.language):
        held = own_data.held(export.person, whole=True)
        context = {"held": held, "moment": moment, "language": export.language}
        page = render_to_string("programmes/own_data/export.html", context)
    data = {"made_at": moment.isoformat(), "held": [{"title": one.title, "lines": one.lines} for one in held]}
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=1))
        archive.writestr("data.html", page)
    return into.getvalue()
