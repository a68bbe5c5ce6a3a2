from tests.workshops.conftest import room, template  # noqa: F401  the break-out scene
