"""Static files that are drawn and not written: what `collectstatic` gathers beside `static/`."""

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from reports.queries import land

DRAWN = {"map/land.svg": land.drawing}


class DrawnFinder(BaseFinder):
    """Draws each file once into the data folder, from what the project keeps as data."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.folder = settings.DATA_DIR / "drawn"
        self.storage = FileSystemStorage(location=self.folder)

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        draw = DRAWN.get(path.replace("\\", "/"))
        if draw is None:
            return []
        file = self.folder / path
        text = draw()
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            # Another process may be reading it: it is there whole, or not yet.
            fresh = file.with_suffix(".new")
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(file)
        return [str(file)] if find_all or kwargs.get("all") else str(file)

    def list(self, ignore_patterns):
        for path in DRAWN:
            self.find(path)
            yield path, self.storage
