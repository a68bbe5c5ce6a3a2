from accreditation.models.accreditation import Accreditation
from accreditation.models.assessment import Assessment, Score
from accreditation.models.candidacy import Candidacy, CaseParty
from accreditation.models.criterion import Criterion
from accreditation.models.decision import Decision
from accreditation.models.mission import CoTrainer, Mission, MissionEvaluation
from accreditation.models.panel import Panel
from accreditation.models.route import Route
from accreditation.models.route_requirement import RouteRequirement
from accreditation.models.screening import Screening
from accreditation.models.trainer_profile import (
    AvailabilityPeriod,
    TeachingLanguage,
    TeachingRegion,
    TrainerProfile,
    TrainerTopic,
)

__all__ = [
    "Accreditation",
    "Assessment",
    "AvailabilityPeriod",
    "Candidacy",
    "CaseParty",
    "CoTrainer",
    "Criterion",
    "Decision",
    "Mission",
    "MissionEvaluation",
    "Panel",
    "Route",
    "RouteRequirement",
    "Score",
    "TeachingLanguage",
    "TeachingRegion",
    "TrainerProfile",
    "TrainerTopic",
    "Screening",
]
