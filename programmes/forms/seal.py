"""How a page without a script tells a box somebody typed into from one it only carries back."""

import hashlib


def seal(*texts):
    """A short hash of what a page showed. Line ends and outer space differ between browsers and do not count."""
    plain = (text.replace("\r\n", "\n").strip() for text in texts)
    return hashlib.sha256("\0".join(plain).encode()).hexdigest()[:16]
