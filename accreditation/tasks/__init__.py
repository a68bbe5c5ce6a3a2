from accreditation.tasks import expiry, mission, national_training, roster_import

__all__ = ["expiry", "mission", "national_training", "roster_import"]
