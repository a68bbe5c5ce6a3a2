"""Many certificates as one file to download; they are packed as they are, for a PDF does not shrink."""

import re
import tempfile
import zipfile

UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def zipped(named):
    """An open temporary file, at its beginning, of (name, stored file) pairs; a file that is gone is left out."""
    made = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    with zipfile.ZipFile(made, "w") as archive:
        for name, file in named:
            try:
                with file.open() as content:
                    archive.writestr(zipfile.ZipInfo(UNSAFE.sub("-", name)[:180]), content.read())
            except (FileNotFoundError, ValueError):
                continue
    made.seek(0)
    return made
