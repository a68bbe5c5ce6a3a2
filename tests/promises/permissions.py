"""The table of who may what stands in ttt_portal/permissions.py, which checks, page and tests read. Add lines there."""

from ttt_portal.permissions import *  # noqa: F403
from ttt_portal.permissions import Row, rows  # noqa: F401
