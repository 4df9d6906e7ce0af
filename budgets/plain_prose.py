"""Prose as a cell shows it: labels in place of `[[id]]`, without the marks of Markdown."""

from __future__ import annotations

from toolkit.document.plain_text import plain_text
from toolkit.plan.dossier import Dossier


def plain_prose(text: str, dossier: Dossier) -> str:
    """`Sent to [[ateval]] by **M4**.` as `Sent to ATEVAL by M4.`; a paragraph a line."""
    return plain_text(text, dossier.references.get)
