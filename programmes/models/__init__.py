from programmes.models.country import Country, Designation, Language, WcoRegion
from programmes.models.data_export import DataExport
from programmes.models.erasure import Erasure
from programmes.models.grant import Grant
from programmes.models.history import History
from programmes.models.history_seal import HistorySeal
from programmes.models.import_ import Import, ImportRow
from programmes.models.job import Job
from programmes.models.letter_template import LetterTemplate
from programmes.models.message import Message
from programmes.models.organisation import ADMINISTRATIONS, AgencyKind, Organisation
from programmes.models.outbox import Outbox
from programmes.models.person import Person, Sex
from programmes.models.programme import Curriculum, Module, Programme, Series
from programmes.models.role import Role, RoleKind
from programmes.models.source_statement import Qualifier, SourceStatement
from programmes.models.upload import Upload
from programmes.models.user import User

__all__ = [
    "ADMINISTRATIONS",
    "AgencyKind",
    "Country",
    "Curriculum",
    "DataExport",
    "Designation",
    "Erasure",
    "Grant",
    "History",
    "HistorySeal",
    "Import",
    "ImportRow",
    "Job",
    "Language",
    "LetterTemplate",
    "Message",
    "Module",
    "Organisation",
    "Outbox",
    "Person",
    "Programme",
    "Qualifier",
    "Role",
    "RoleKind",
    "Series",
    "Sex",
    "SourceStatement",
    "Upload",
    "User",
    "WcoRegion",
]
