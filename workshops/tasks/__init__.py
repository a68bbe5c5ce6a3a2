from workshops.tasks import participant_import

__all__ = ["participant_import"]
