"""Read a paper the way its reader does: as text, as a picture, as tags."""

import io
import shutil
import subprocess
import unicodedata

import pypdf
import pytest


def _poppler(*command, pdf):
    if shutil.which(command[0]) is None:
        pytest.fail(f"{command[0]} is needed to read papers back: apt-get install poppler-utils")
    return subprocess.run([*command], input=pdf, capture_output=True, check=True).stdout


def joined(text):
    """Line ends and spacing are the setter's business, and so are the direction marks poppler adds."""
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split())


def text_of(pdf):
    return joined(_poppler("pdftotext", "-", "-", pdf=pdf).decode())


def letters_of(pdf):
    """The text layer in the order it is stored, which for right-to-left scripts is the order of reading."""
    return joined(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def picture_of(pdf, dpi=150, page=1):
    from PIL import Image

    command = ("pdftoppm", "-r", str(dpi), "-f", str(page), "-png", "-singlefile", "-")
    return Image.open(io.BytesIO(_poppler(*command, pdf=pdf)))


def page_count(pdf):
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
