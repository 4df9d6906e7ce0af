"""What people change in an outline, drawn at random: parts that come, go and move."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any

from tests.budgets.random_proposals import (
    COST_ROWS,
    random_instrument,
    random_money,
    random_months,
    random_package,
    random_partners,
    random_periods,
)

Outline = dict[str, Any]

LISTS = ("tasks", "deliverables", "milestones", "subcontracts", "costs")
POINTS = ("deliverables", "milestones")


def changed(random: Random, outline: Outline, times: int) -> Outline:
    """The outline after so many changes; some of them may find nothing to change."""
    found = deepcopy(outline)
    for _ in range(times):
        random.choice(CHANGES)(random, found)
    return found


def _any(random: Random, found: list[Any]) -> Any:
    return random.choice(found) if found else None


def _put(random: Random, into: list[Any], one: Any, first: int = 0) -> None:
    into.insert(random.randint(min(first, len(into)), len(into)), one)


def _taken(random: Random, out_of: list[Any], first: int = 0) -> Any:
    return out_of.pop(random.randrange(first, len(out_of))) if len(out_of) > first else None


def _id(random: Random, letter: str) -> str:
    return f"{letter}{random.randint(1000, 99999)}"


def _forget(outline: Outline, ids: set[str]) -> None:
    for package in outline["work_packages"]:
        for task in package["tasks"]:
            task["after"] = [one for one in task.get("after", []) if one not in ids]


def a_task_comes(random: Random, outline: Outline) -> None:
    if package := _any(random, outline["work_packages"]):
        who = [one["id"] for one in outline["partners"]]
        task = {
            "id": _id(random, "t"),
            "title": random.choice(["New", "Survey & <b>"]),
            "months": random_months(random, outline["project"]["duration"]),
            "lead": random.choice(who),
            "effort": {one: {"manager": "0.25", "expert": 2} for one in who[:2]},
            "after": [one["id"] for one in package["tasks"][:1]],
        }
        _put(random, package["tasks"], task)


def a_task_goes(random: Random, outline: Outline) -> None:
    package = _any(random, [one for one in outline["work_packages"] if one["tasks"]])
    if package:
        _forget(outline, {_taken(random, package["tasks"])["id"]})


def a_task_moves(random: Random, outline: Outline) -> None:
    package = _any(random, [one for one in outline["work_packages"] if one["tasks"]])
    if package:
        task = _taken(random, package["tasks"])
        _put(random, random.choice(outline["work_packages"])["tasks"], task)


def a_package_comes(random: Random, outline: Outline) -> None:
    number = random.randint(100, 9999)
    duration = outline["project"]["duration"]
    _put(
        random,
        outline["work_packages"],
        random_package(random, number, outline["partners"], duration),
    )


def a_package_goes(random: Random, outline: Outline) -> None:
    if len(outline["work_packages"]) > 1:
        package = _taken(random, outline["work_packages"])
        _forget(outline, {package["id"], *(task["id"] for task in package["tasks"])})


def a_package_moves(random: Random, outline: Outline) -> None:
    if package := _taken(random, outline["work_packages"]):
        _put(random, outline["work_packages"], package)


def a_partner_comes(random: Random, outline: Outline) -> None:
    one = random.choice(random_partners(random))
    _put(random, outline["partners"], {**one, "id": _id(random, "p"), "role": "beneficiary"}, 1)


def a_partner_moves(random: Random, outline: Outline) -> None:
    if one := _taken(random, outline["partners"], 1):
        _put(random, outline["partners"], one, 1)


def a_partner_goes(random: Random, outline: Outline) -> None:
    one = _taken(random, outline["partners"], 1)
    if one is None:
        return
    for part in _parts(outline):
        for name in ("lead", "partner"):
            if part.get(name) == one["id"]:
                part[name] = outline["partners"][0]["id"]
        part.get("effort", {}).pop(one["id"], None)


def _parts(outline: Outline) -> Iterator[dict[str, Any]]:
    yield from outline["instruments"]
    for package in outline["work_packages"]:
        yield package
        for name in LISTS:
            yield from package[name]


def a_profile_comes(random: Random, outline: Outline) -> None:
    one = random.choice(outline["partners"])
    if one["role"] != "associated":
        rates = list(one["rates"].items())
        _put(
            random,
            rates,
            (random.choice(["clerk", "expert", "adviser"]), random_money(random)),
        )
        one["rates"] = dict(rates)


def a_profile_goes(random: Random, outline: Outline) -> None:
    rates = random.choice(outline["partners"])["rates"]
    if rates:
        del rates[random.choice(list(rates))]


def a_cost_comes(random: Random, outline: Outline) -> None:
    if package := _any(random, outline["work_packages"]):
        line = {
            "partner": random.choice(outline["partners"])["id"],
            "row": random.choice(COST_ROWS)[0],
            "item": f"New {random.randint(0, 9999)}",
            "units": 2,
            "unit_cost": random_money(random),
        }
        _put(random, package["costs"], line)


def a_cost_goes(random: Random, outline: Outline) -> None:
    package = _any(random, [one for one in outline["work_packages"] if one["costs"]])
    if package:
        _taken(random, package["costs"])


def an_instrument_comes(random: Random, outline: Outline) -> None:
    duration = outline["project"]["duration"]
    one = random_instrument(random, random.randint(100, 9999), outline["partners"], duration)
    _put(random, outline["instruments"], one)


def an_instrument_goes(random: Random, outline: Outline) -> None:
    _taken(random, outline["instruments"])


def a_point_comes(random: Random, outline: Outline) -> None:
    if package := _any(random, outline["work_packages"]):
        point = {
            "id": _id(random, "d"),
            "title": "New point",
            "due": f"M{random.randint(1, outline['project']['duration'])}",
            "lead": outline["partners"][0]["id"],
        }
        _put(random, package[random.choice(POINTS)], point)


def a_point_goes(random: Random, outline: Outline) -> None:
    lists = [one[name] for one in outline["work_packages"] for name in POINTS if one[name]]
    if lists:
        _taken(random, random.choice(lists))


def it_takes_longer_or_shorter(random: Random, outline: Outline) -> None:
    last = max(4, outline["project"]["duration"] + random.choice([-6, -3, -1, 1, 2, 5, 12]))
    periods = [f"M1-M{last}"] if random.random() < 0.3 else random_periods(last)
    outline["project"] |= {"duration": last, "reporting_periods": periods}
    for part in _parts(outline):
        if part.get("due"):
            part["due"] = f"M{min(int(part['due'][1:]), last)}"
        if part.get("months"):
            first, end = (min(int(one[1:]), last) for one in part["months"].split("-"))
            part["months"] = f"M{first}-M{end}"


def words_and_months_change(random: Random, outline: Outline) -> None:
    if package := _any(random, outline["work_packages"]):
        package |= {"title": "Other", "lead": random.choice(outline["partners"])["id"]}
        for task in package["tasks"][:1]:
            months = random_months(random, outline["project"]["duration"])
            task |= {"title": "Renamed", "months": months}


CHANGES: tuple[Callable[[Random, Outline], None], ...] = (
    a_task_comes,
    a_task_goes,
    a_task_moves,
    a_package_comes,
    a_package_goes,
    a_package_moves,
    a_partner_comes,
    a_partner_moves,
    a_partner_goes,
    a_profile_comes,
    a_profile_goes,
    a_cost_comes,
    a_cost_goes,
    an_instrument_comes,
    an_instrument_goes,
    a_point_comes,
    a_point_goes,
    it_takes_longer_or_shorter,
    words_and_months_change,
)
