"""Who may do what is tested on what they do: the import's own folder of versions, and its way to send."""

from tests.intake.conftest import home, send  # noqa: F401 - fixtures
