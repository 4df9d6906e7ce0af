"""Prose as a cell shows it: labels in place of `[[id]]`, without the marks of Markdown."""

from __future__ import annotations

import re

from toolkit.plan.dossier import Dossier

REFERENCE = re.compile(r"\[\[([^\[\]]+)\]\]")
LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1|(?<!\w)([*_])(?=\S)(.+?)(?<=\S)\3(?!\w)")


def shown(text: str, dossier: Dossier) -> str:
    """`Sent to [[ateval]] by **M4**.` as `Sent to ATEVAL by M4.`"""

    def label(found: re.Match[str]) -> str:
        target = dossier.references.get(found[1].strip())
        return target[1] if target else found[0]

    text = LINK.sub(r"\1", REFERENCE.sub(label, text))
    text = EMPHASIS.sub(lambda found: found[2] or found[4], text)
    return "\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))
