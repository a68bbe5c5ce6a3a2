"""Refuse a paper with characters no installed font can draw; Pango prints empty boxes without any error."""

import ctypes
import ctypes.util
import unicodedata
from functools import lru_cache

PACKAGES = "fonts-noto-core fonts-noto-cjk"
# The names under which Linux, macOS and Windows know the library WeasyPrint itself draws with.
LIBRARIES = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")


class MissingGlyphs(ValueError):
    """Raised before anything is issued, with the characters and what to do about them."""

    def __init__(self, characters):
        self.characters = tuple(characters)
        shown = ", ".join(f"{c} (U+{ord(c):04X} {unicodedata.name(c, 'without a name')})" for c in self.characters[:10])
        if len(self.characters) > 10:
            shown += f" and {len(self.characters) - 10} more"
        super().__init__(
            f"No installed font can draw {shown}. Correct the text, or install the fonts ({PACKAGES}), "
            "and issue the paper again."
        )


class _FontSet(ctypes.Structure):
    _fields_ = [
        ("count", ctypes.c_int),
        ("room", ctypes.c_int),
        ("fonts", ctypes.POINTER(ctypes.c_void_p)),
    ]


@lru_cache(maxsize=1)
def _fontconfig():
    for name in filter(None, (*LIBRARIES, ctypes.util.find_library("fontconfig"))):
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        library.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p
        library.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
        library.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]
        library.FcPatternGetCharSet.argtypes = [
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_int,
            ctypes.POINTER(ctypes.c_void_p),
        ]
        library.FcPatternGetString.argtypes = [
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_int,
            ctypes.POINTER(ctypes.c_char_p),
        ]
        library.FcCharSetHasChar.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
        return library
    raise OSError("libfontconfig cannot be loaded")


@lru_cache(maxsize=1)
def _patterns():
    # Never freed: charsets point into the configuration, and both live as long as the process.
    library = _fontconfig()
    fonts = library.FcConfigGetFonts(library.FcInitLoadConfigAndFonts(), 0).contents
    return [fonts.fonts[i] for i in range(fonts.count)]


@lru_cache(maxsize=1)
def _charsets():
    charsets = []
    for pattern in _patterns():
        charset = ctypes.c_void_p()
        if _fontconfig().FcPatternGetCharSet(pattern, b"charset", 0, ctypes.byref(charset)) == 0:
            charsets.append(charset.value)
    return charsets


def _property(pattern, name):
    value = ctypes.c_char_p()
    if _fontconfig().FcPatternGetString(pattern, name, 0, ctypes.byref(value)) == 0:
        return value.value.decode()
    return ""


@lru_cache(maxsize=16)
def font_file(family):
    """The file of the regular face of `family`, or None when it is not installed."""
    for pattern in _patterns():
        if _property(pattern, b"family") == family and _property(pattern, b"style") == "Regular":
            return _property(pattern, b"file")
    return None


@lru_cache(maxsize=16384)
def can_draw(character):
    # Spaces, joiners, direction marks and variation selectors leave no ink of their own.
    if character.isspace() or unicodedata.category(character) in ("Cc", "Cf"):
        return True
    if "\ufe00" <= character <= "\ufe0f":
        return True
    library = _fontconfig()
    return any(library.FcCharSetHasChar(charset, ord(character)) for charset in _charsets())


def missing_glyphs(text):
    """Return the characters of `text` that would come out as boxes, each once, in order of appearance."""
    return [character for character in dict.fromkeys(text) if not can_draw(character)]


def require_glyphs(texts):
    missing = missing_glyphs("".join(texts))
    if missing:
        raise MissingGlyphs(missing)
