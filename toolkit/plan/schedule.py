"""Project months as calendar months, quarters and years."""

from datetime import date, timedelta
from typing import NamedTuple

from toolkit.model.months import Month, Span


class Schedule(NamedTuple):
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
        """Calendar year, quarter (1 to 4) and the project months that begin in it, in order.

        The form requires calendar quarters where a project lasts more than two years.
        """
        found: dict[tuple[int, int], list[Month]] = {}
        for month in self.months:
            day = self.first_day(month)
            found.setdefault((day.year, (day.month + 2) // 3), []).append(month)
        return tuple((*when, Span(inside[0], inside[-1])) for when, inside in found.items())

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
