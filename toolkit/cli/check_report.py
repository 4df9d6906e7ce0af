"""What a check has found, as text, JSON or SARIF."""

from decimal import ROUND_DOWN, Decimal
from pathlib import Path
from typing import Any, NamedTuple

from toolkit import checks
from toolkit.cli import console
from toolkit.diagnostics import Diagnostic, Severity
from toolkit.plan.dossier import Dossier, Figures

FINE = Decimal("0.000001")


class Report(NamedTuple):
    """The findings in an outline, in its order, and the figures where it could be read."""

    outline: str
    """Its path as it was typed."""

    findings: tuple[Diagnostic, ...]
    figures: Figures | None = None

    @property
    def to_mend(self) -> int:
        """How many findings wait to be mended."""
        return sum(one.severity is Severity.ERROR for one in self.findings)

    @property
    def summary(self) -> str:
        """`outline.yaml: 3 to mend, 1 to confirm`."""
        to_confirm = len(self.findings) - self.to_mend
        told = f"{self.outline}: {self.to_mend or 'nothing'} to mend"
        return f"{told}, {to_confirm} to confirm" if to_confirm else told


def of(outline: Path, dossier: Dossier) -> Report:
    """What the rules find in a dossier."""
    return Report(str(outline), checks.run(dossier), dossier.figures)


def tell(report: Report, form: str) -> None:
    """Prints the findings as text, json or sarif."""
    if form == "text":
        console.tell(report.findings)
        return
    from toolkit.cli.streams import as_json

    if form == "sarif":
        from toolkit.cli.sarif import sarif

        told = sarif(report.findings)
    else:
        told = as_data(report)
    console.hand_over(as_json(told))


def as_data(report: Report) -> dict[str, Any]:
    """The report for other programs; amounts are texts, so that no cent is lost on the way."""
    return {
        "outline": report.outline,
        "findings": [
            {
                "code": one.code,
                "severity": str(one.severity),
                "file": one.place.file,
                "line": one.place.line,
                "column": one.place.column,
                "path": one.place.path,
                "message": one.message,
                "hint": one.hint,
            }
            for one in report.findings
        ],
        "figures": report.figures and _figures(report.figures),
    }


def _figures(figures: Figures) -> dict[str, Any]:
    """Amounts and person-months with two decimals, the share as a fraction, counts as numbers."""
    told = figures._asdict()
    for name, value in told.items():
        if isinstance(value, Decimal):
            told[name] = _share(value) if name == "third_party_share" else f"{value:.2f}"
    return told


def _share(share: Decimal) -> str:
    """`0.75`; cut after six decimals, so that too little never looks enough."""
    cut = f"{share.quantize(FINE, rounding=ROUND_DOWN):f}".rstrip("0")
    return cut.removesuffix(".")
