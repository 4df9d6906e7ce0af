"""docs/architecture.md says what the tests of the architecture hold."""

import re

from tests.architecture.imports import BASE_MODULES, LAYERS, LAYERS_OF_MERGE
from tests.source_code import CHECKOUT

PAGE = (CHECKOUT / "docs" / "architecture.md").read_text(encoding="utf-8")
VARIABLE = re.compile(r"\b(?:PROPOSAL|PROFILE|RANDOM|TEXTS)_[A-Z]+\b")


def test_the_packages_and_their_layers_are_those_of_the_rules() -> None:
    told = re.findall(r"^\| (\d+) \| `([\w.]+)`", PAGE, re.MULTILINE)
    upper = [
        (str(layer), package)
        for layer, packages in enumerate(LAYERS, 1)
        if packages is not BASE_MODULES
        for package in packages
    ]
    inner = [
        (str(layer), package.removeprefix("toolkit."))
        for layer, packages in enumerate(LAYERS_OF_MERGE, 1)
        for package in packages
    ]
    assert sorted(told) == sorted([*upper, *inner])


def test_every_module_that_is_named_is_there() -> None:
    rest = PAGE.partition("## What comes from other people")[2].partition("## Nothing")[0]
    names = re.findall(r"`([a-z_.]+)`", rest)
    assert len(names) > 8
    for name in names:
        path = CHECKOUT / "toolkit" / name.replace(".", "/")
        assert path.with_suffix(".py").is_file() or path.is_dir(), name


def test_the_variables_of_campaigns_are_those_that_tests_read() -> None:
    asked = {
        name
        for path in (CHECKOUT / "tests").rglob("*.py")
        for name in re.findall(r"environ\.get\(\"(\w+)\", \"\d+\"\)", path.read_text("utf-8"))
    }
    starts = {name for name in asked if name.endswith("_FROM")}
    assert set(VARIABLE.findall(PAGE)) == asked - starts | {"PROPOSAL_ODD", "PROPOSAL_LONG"}
