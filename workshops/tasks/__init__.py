from workshops.tasks import letter, participant_import

__all__ = ["letter", "participant_import"]
