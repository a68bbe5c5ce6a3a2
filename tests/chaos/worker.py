"""The portal's worker, whose papers cost nothing to draw: what is tried is that none is lost, not how it looks."""

import hashlib
import json
import os
import time

from ttt_portal.celery import app


def drawn(kind, snapshot, *_more):
    time.sleep(0.03)
    return b"%PDF " + hashlib.sha256(json.dumps(snapshot, sort_keys=True).encode()).hexdigest().encode()


if not os.environ.get("REAL_PAPERS"):
    app.loader.import_default_modules()

    from reports.tasks import document

    document.render_paper = drawn
    document.get_ready = lambda: None
