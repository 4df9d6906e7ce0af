"""What a command reports, as values: text for people and JSON for programs are made from them.

The report of each command is the class `Output` in the file of its name in `reports/`. These
classes are also the source of the JSON Schemas that `proposal schema --output` prints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import ROUND_DOWN, Decimal
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.model.wording import counted, euro, percent
from toolkit.plan.dossier import Figures

FINE = Decimal("0.000001")
UNKNOWN = "not known: the call's funding rates are not in its profile"

Amount = Annotated[str, Field(pattern=r"^-?\d+\.\d\d$")]
"""EUR as a text with two decimals, so that no cent is lost."""

Months = Annotated[str, Field(pattern=r"^\d+\.\d{2,}$")]
"""Person-months as a text with two decimals, or with as many as are needed."""


class Value(BaseModel):
    """A part of a report."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_serialization_defaults_required=True,
        defer_build=True,  # only what is used is built, so that a check is quick
    )


class Finding(Value):
    """Something that has to be corrected, decided or confirmed."""

    code: str
    """The code of the finding: `proposal explain CODE` explains it."""

    severity: Severity
    """`error`: it has to be corrected; `warning`: it will cost points or money, or has to be
    confirmed or decided; `advice`: it would be better otherwise."""

    file: str = ""
    """The file in which it is; empty where it is about no file."""

    line: int = 0
    """The line in that file, counted from 1; 0 where it is about the whole file."""

    column: int = 0
    """The column in that line, counted from 1; 0 where it is about the whole file."""

    path: str = ""
    """The way to the field in the outline, as in `work_packages.2.deliverables.0.due`; empty where
    it is about no field."""

    message: str
    """What is so."""

    hint: str = ""
    """What to do about it."""

    @classmethod
    def of(cls, found: Diagnostic) -> Self:
        """The finding of a diagnostic."""
        place = found.place
        return cls(
            code=found.code,
            severity=found.severity,
            file=place.file,
            line=place.line,
            column=place.column,
            path=place.path,
            message=found.message,
            hint=found.hint,
        )

    @property
    def diagnostic(self) -> Diagnostic:
        """The diagnostic that it was made from, without the places inside it."""
        place = Place(self.file, self.line, self.column, self.path)
        return Diagnostic(place, self.code, self.message, self.hint, self.severity)


class Report(Value):
    """What every command reports."""

    command: str = ""
    """The name of the command; empty where there is no command of the name that was typed."""

    outline: str = ""
    """The path of the outline as it was typed; empty where it was not read that far."""

    exit_code: int = 0
    """0: all is done; 1: something has to be corrected or decided; 2: the command was typed
    wrongly."""

    findings: tuple[Finding, ...] = ()
    """What has to be corrected, decided or confirmed."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings in the form in which they are printed."""
        return tuple(one.diagnostic for one in self.findings)


class Counts(Value):
    """How many findings there are of each severity."""

    errors: int
    """How many have to be corrected."""

    warnings: int
    """How many will cost points or money, or have to be confirmed."""

    advice: int
    """How many say what would be better otherwise."""

    @classmethod
    def of(cls, severities: Iterable[Severity]) -> Self:
        """The counts of findings of these severities."""
        found = Counter(severities)
        return cls(
            errors=found[Severity.ERROR],
            warnings=found[Severity.WARNING],
            advice=found[Severity.ADVICE],
        )

    def __str__(self) -> str:
        """`3 to correct, 1 warning, 2 suggestions`; without what there is none of."""
        parts = [f"{self.errors or 'nothing'} to correct"]
        if self.warnings:
            parts.append(counted(self.warnings, "warning"))
        if self.advice:
            parts.append(counted(self.advice, "suggestion"))
        return ", ".join(parts)


def findings(diagnostics: Iterable[Diagnostic]) -> tuple[Finding, ...]:
    """The findings of diagnostics, in their order."""
    return tuple(map(Finding.of, diagnostics))


class KeyFigures(Value):
    """The key figures of the project."""

    total_costs: Amount
    """Total costs in EUR."""

    grant: Amount | None
    """The grant asked for in EUR; null while the call's funding rates are not known."""

    own_contribution: Amount | None
    """Total costs less the grant, in EUR; null while the grant is not known."""

    third_parties: Amount
    """Support to third parties in EUR."""

    third_party_share: str | None
    """The part of the grant that goes to third parties, as in `0.75`; cut after six decimals."""

    person_months: Months
    """Person-months of all partners."""

    partners: int
    """How many partners there are."""

    work_packages: int
    """How many work packages there are."""

    tasks: int
    """How many tasks there are."""

    deliverables: int
    """How many deliverables there are."""

    milestones: int
    """How many milestones there are."""

    @classmethod
    def of(cls, key: Figures) -> Self:
        """The key figures of a dossier."""
        figures = {
            name: f"{value:.2f}" if isinstance(value, Decimal) else value
            for name, value in key._asdict().items()
        }
        figures["person_months"] = _months(key.person_months)
        figures["third_party_share"] = _share(key.third_party_share)
        return cls.model_validate(figures)

    def named(self) -> Iterator[tuple[str, str]]:
        """Each key figure with its name, as people write it."""
        share = self.third_party_share
        of_grant = f", {percent(Decimal(share))} of the grant" if share else ""
        yield "total cost", _euro(self.total_costs)
        yield "grant asked for", _euro(self.grant)
        yield "own contribution", _euro(self.own_contribution)
        yield "support to third parties", _euro(self.third_parties) + of_grant
        yield "person-months", f"{Decimal(self.person_months).normalize():f}"
        yield "consortium", counted(self.partners, "partner")
        plan = (
            (self.work_packages, "work package"),
            (self.tasks, "task"),
            (self.deliverables, "deliverable"),
            (self.milestones, "milestone"),
        )
        yield "work plan", ", ".join(counted(number, one) for number, one in plan)


def _euro(amount: str | None) -> str:
    return UNKNOWN if amount is None else euro(Decimal(amount))


def _months(amount: Decimal) -> str:
    exact = f"{amount.normalize():f}"
    return exact if "." in exact and len(exact.partition(".")[2]) > 2 else f"{amount:.2f}"


def _share(share: Decimal | None) -> str | None:
    """`0.75`; cut after six decimals, so that too little never looks like enough."""
    if share is None:
        return None
    cut = f"{share.quantize(FINE, rounding=ROUND_DOWN):f}".rstrip("0")
    return cut.removesuffix(".")
