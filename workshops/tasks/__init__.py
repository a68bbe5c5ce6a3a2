from workshops.tasks import follow_up, letter, participant_import

__all__ = ["follow_up", "letter", "participant_import"]
