from accreditation.tasks import expiry, mission, mission_call, national_training, roster_import

__all__ = ["expiry", "mission", "mission_call", "national_training", "roster_import"]
