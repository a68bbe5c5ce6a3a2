from workshops.tasks import activity_import, follow_up, guest_pass, letter, participant_import, restricted_data

__all__ = ["activity_import", "follow_up", "guest_pass", "letter", "participant_import", "restricted_data"]
