"""Where our own data lies, and how a person's files are written: whole, or not at all."""

from pathlib import Path

HOUSE = Path(__file__).resolve().parent


def template_root() -> Path:
    """The folder of templates: inside the installed package, else at the top of the checkout."""
    installed = HOUSE / "templates"
    return installed if installed.is_dir() else HOUSE.parent / "templates"
