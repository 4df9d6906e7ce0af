"""Project months as calendar months, quarters and years."""

from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.model.months import Month, Span


@dataclass(frozen=True, slots=True)
class Schedule:
    """When the project runs; answers where a project month falls in the calendar."""

    start: date
    duration: int
    """In months."""

    periods: tuple[Span, ...]
    """The reporting periods, at least one."""

    @property
    def months(self) -> tuple[Month, ...]:
        """M1 to the last month."""
        return tuple(Month(number) for number in range(1, self.duration + 1))

    @property
    def end(self) -> date:
        """The last day of the project."""
        return self.first_day(Month(self.duration + 1)) - timedelta(days=1)

    @property
    def quarters(self) -> tuple[tuple[int, int, Span], ...]:
        """Year and quarter of the project, from (1, 1), with its months; the last may be short."""
        return tuple(
            (
                first // 12 + 1,
                first % 12 // 3 + 1,
                Span(Month(first + 1), Month(min(first + 3, self.duration))),
            )
            for first in range(0, self.duration, 3)
        )

    def first_day(self, month: Month) -> date:
        """The day on which `month` begins; a day that a month lacks becomes its last."""
        ahead = self.start.month - 1 + month.number - 1
        year, number = self.start.year + ahead // 12, ahead % 12 + 1
        for day in range(self.start.day, 27, -1):
            try:
                return date(year, number, day)
            except ValueError:
                continue
        return date(year, number, min(self.start.day, 27))
