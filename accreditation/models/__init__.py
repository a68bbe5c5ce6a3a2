from accreditation.models.accreditation import Accreditation
from accreditation.models.assessment import Assessment, Score
from accreditation.models.candidacy import Candidacy, CaseParty
from accreditation.models.decision import Decision
from accreditation.models.mission import CoTrainer, Mission, MissionEvaluation
from accreditation.models.route import Criterion, Requirement, Route

__all__ = [
    "Accreditation",
    "Assessment",
    "Candidacy",
    "CaseParty",
    "CoTrainer",
    "Criterion",
    "Decision",
    "Mission",
    "MissionEvaluation",
    "Requirement",
    "Route",
    "Score",
]
