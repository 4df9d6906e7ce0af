"""Does to an outline what a hint says, to the letter, as a person does who trusts it."""

from __future__ import annotations

import re
from collections.abc import Callable

from toolkit.diagnostics import Diagnostic

Follow = Callable[[list[str], Diagnostic, "re.Match[str]"], None]
"""Changes the lines, as the hint of a finding says."""

PAIR = re.compile(r"([\w-]+): ((?:[^,\s{\[\"']|,(?=\d))+|\"[^\"]*\"|'.*'|[\[{].*[\]}])")
REMARK = re.compile(r"\s+#.*$")


def obeyed(text: str, finding: Diagnostic) -> str | None:
    """The text after the hint was followed; None where it does not say what to write."""
    lines = text.splitlines()
    for pattern, follow in HINTS:
        if found := re.match(pattern, finding.hint):
            follow(lines, finding, found)
            return "\n".join(lines) + "\n"
    return None


def _spaces(lines: list[str], finding: Diagnostic, found: re.Match[str]) -> None:
    number = finding.place.line - 1
    wanted = int({"no": "0", "one": "1"}.get(found[1], found[1]))
    by = wanted - (len(lines[number]) - len(lines[number].lstrip()))
    lines[number] = " " * wanted + lines[number].lstrip()
    more = re.search(r"the (?:(\d+) lines|line) below", finding.hint)
    count = int(more[1] or 1) if more else 0
    while count:
        number += 1
        line = lines[number]
        if line.strip():
            lines[number] = " " * by + line if by >= 0 else line[-by:]
            count -= 1


def _entry(lines: list[str], finding: Diagnostic, found: re.Match[str]) -> None:
    """`write - Pay every SME`: the line, and all others that the finding names, with a dash."""
    also = re.search(r"so (?:in lines?|do lines|does line) ([\d, ]+)", finding.message)
    numbers = [finding.place.line, *map(int, re.findall(r"\d+", also[1] if also else ""))]
    for number in numbers:
        line = lines[number - 1]
        begin = re.match(r"(\s*)(?:(?:[^\w\s\"'{]|\d+[.)])\s*)?(.*)", line)
        assert begin
        column = len(begin[1])
        if "dash is missing" in finding.message and (dash := _dash_near(lines, number - 1)):
            column = dash
        lines[number - 1] = " " * column + "- " + (found[1] if number == numbers[0] else begin[2])


def _dash_near(lines: list[str], number: int) -> int | None:
    """The column of the other dashes of the list."""
    here = len(lines[number]) - len(lines[number].lstrip())
    for line in lines[number + 1 :] + lines[number::-1]:
        column = len(line) - len(line.lstrip())
        if line.lstrip().startswith("- ") and column in (here, here - 2):
            return column
    return None


def _fields(lines: list[str], finding: Diagnostic, found: re.Match[str]) -> None:
    """`write rain: 1.5, hub: 0.5`: each name with its value, wherever it stands near the place."""
    missing = re.search(r"has no ([a-z_]+)", finding.message)
    if finding.code == "OUT021" and missing:
        line = lines[finding.place.line - 1]
        if not re.search(rf"(?<![\w-]){missing[1]}:", line):
            _add(lines, finding, missing[1], found[1].partition(": ")[2])
            return
    pairs = PAIR.findall(found[1]) or [tuple(found[1].split(": ", 1))]
    if len(pairs) == 1 or ", " not in re.sub(r"[\[{].*[\]}]|\".*\"", "", found[1]):
        pairs = [tuple(found[1].split(": ", 1))]
    for name, value in pairs:
        for number in range(finding.place.line - 1, min(finding.place.line + 6, len(lines))):
            if (new := _with(lines[number], name, value)) is not None:
                lines[number] = new
                break
        else:
            _add(lines, finding, name, value)


def _with(line: str, name: str, value: str) -> str | None:
    sign = r"\s*(?::|=>|->|=|：|,(?=\s[\d.]))\s*|\s+(?=[\d\"'\w])"
    found = re.search(rf"(?<![\w-])([\"']?){re.escape(name)}\1({sign}|:?$)", line)
    if not found:
        return None
    rest = line[found.end() :]
    before = line[: found.start()]
    opened = before.count("{") - before.count("}") + before.count("[") - before.count("]")
    end = len(REMARK.sub("", rest))
    if opened > 0 or before.lstrip().startswith("{"):
        stop = re.search(r"[,;]\s*[a-z_-]+\s*[:=]|\s*\}", rest)
        quoted = re.match(r"\"[^\"]*\"|'[^']*'|\[[^\]]*\]", rest)
        end = quoted.end() if quoted and value[:1] != '"' else stop.start() if stop else end
    if value == "|":
        end = len(rest)
    return f"{before}{name}: {value}{rest[end:]}"


def _add(lines: list[str], finding: Diagnostic, name: str, value: str) -> None:
    """A field that is missing, as the first of its part."""
    line = lines[finding.place.line - 1]
    begin = re.match(r"(\s*(?:- )?\{?)(.*)", line)
    assert begin
    if begin[1].endswith("{"):
        lines[finding.place.line - 1] = f"{begin[1]}{name}: {value}, {begin[2]}"
    else:
        indent = " " * len(begin[1])
        lines[finding.place.line - 1] = f"{begin[1]}{name}: {value}\n{indent}{begin[2]}"


def _value(lines: list[str], finding: Diagnostic, found: re.Match[str]) -> None:
    """`write M4-M12`: in the place of what stands there."""
    line = lines[finding.place.line - 1]
    begin = finding.place.column - 1
    if name := re.match(r"([a-z_]+):\s*", line[begin:]):
        begin += name.end()
    rest = line[begin:]
    brackets = re.match(r"\[[^\]]*\]|\{[^}]*\}", rest)
    quoted = re.match(r"\"[^\"]*\"", rest)
    stop = re.search(r",\s+[a-z_]+:|[\]}]|,\s(?![\dM])", rest)
    end = (
        (brackets or quoted or stop).end()
        if brackets or quoted
        else stop.start()
        if stop
        else len(rest)
    )  # type: ignore[union-attr]
    lines[finding.place.line - 1] = line[:begin] + found[1] + rest[end:]


def _renamed(lines: list[str], finding: Diagnostic, found: re.Match[str]) -> None:
    """`did you mean title?`: the word that the finding quotes gives way to it."""
    quoted = re.search(r"(?:holds|names|is|a call) '([^']*)'", finding.message)
    assert quoted
    old = quoted[1]
    for number in range(finding.place.line - 1, -1, -1):
        line = lines[number]
        at = line.find(old, finding.place.column - 1) if f"names '{old}'" in finding.message else -1
        at = line.find(old) if at < 0 else at
        if at >= 0:
            lines[number] = line[:at] + found[1] + line[at + len(old) :]
            return


def _mention(lines: list[str], finding: Diagnostic, found: re.Match[str]) -> None:
    line, begin = lines[finding.place.line - 1], finding.place.column - 1
    lines[finding.place.line - 1] = line[:begin] + re.sub(
        r"\[\[.*?\]\]", found[1], line[begin:], count=1
    )


def _instead(lines: list[str], finding: Diagnostic, found: re.Match[str]) -> None:
    """`write # in the place of //`."""
    new = {"a comma": ","}.get(found[1], found[1])
    for number in _all_lines(finding):
        lines[number] = lines[number].replace(found[2], new, 1)


def _all_lines(finding: Diagnostic) -> list[int]:
    also = re.search(r"; so in lines? ([\d, ]+)", finding.message)
    more = map(int, re.findall(r"\d+", also[1] if also else ""))
    return [finding.place.line - 1, *(one - 1 for one in more)]


def _away(lines: list[str], finding: Diagnostic, _: re.Match[str]) -> None:
    line, at = lines[finding.place.line - 1], finding.place.column - 1
    lines[finding.place.line - 1] = line[:at] + line[at + 1 :]


def _with_sign(lines: list[str], finding: Diagnostic, found: re.Match[str]) -> None:
    """`write a space behind the dash`, `write a dash and a space before it`."""
    line = lines[finding.place.line - 1]
    at = finding.place.column - 1
    behind = line[at + 1 :] if found[1] == "a space behind the dash" else line[at:]
    column = (
        at if found[1] == "a space behind the dash" else _dash_near(lines, finding.place.line - 1)
    )
    lines[finding.place.line - 1] = " " * (column or 0) + "- " + behind


def _at_end(lines: list[str], _: Diagnostic, found: re.Match[str]) -> None:
    lines[int(found[2]) - 1] += found[1]


def _behind(lines: list[str], finding: Diagnostic, found: re.Match[str]) -> None:
    line = lines[finding.place.line - 1]
    at = line.index(found[2], finding.place.column - 1) + len(found[2])
    lines[finding.place.line - 1] = line[:at] + found[1] + line[at:]


def _comma(lines: list[str], finding: Diagnostic, found: re.Match[str]) -> None:
    line = lines[finding.place.line - 1]
    lines[finding.place.line - 1] = line.replace(f" {found[1]}", f", {found[1]}", 1)


def _deleted(lines: list[str], finding: Diagnostic, _: re.Match[str]) -> None:
    for number in sorted(_all_lines(finding), reverse=True):
        del lines[number]


def _spaces_for_tabs(lines: list[str], _: Diagnostic, __: re.Match[str]) -> None:
    lines[:] = [line.replace("\t", "  ") for line in lines]


def _moved_below(lines: list[str], finding: Diagnostic, _: re.Match[str]) -> None:
    line = lines[finding.place.line - 1]
    head, text = re.split(r"(?<=:)\s+\|?\s*", line, maxsplit=1)
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    lines[finding.place.line - 1] = f"{head} |\n{indent}{text}"


def _quoted(lines: list[str], finding: Diagnostic, found: re.Match[str]) -> None:
    line = lines[finding.place.line - 1]
    begin = line.index(found[2], finding.place.column - 1)
    end = line.rindex(found[3]) + len(found[3])
    sign = found[1]
    lines[finding.place.line - 1] = f"{line[:begin]}{sign}{line[begin:end]}{sign}{line[end:]}"


def _in_quotes(lines: list[str], finding: Diagnostic, found: re.Match[str]) -> None:
    text = found[1].strip('"')
    lines[finding.place.line - 1] = lines[finding.place.line - 1].replace(text, found[1])


def _remark(lines: list[str], finding: Diagnostic, found: re.Match[str]) -> None:
    line = lines[finding.place.line - 1]
    at = finding.place.column - 1
    lines[finding.place.line - 1] = f"{line[:at].rstrip()} # {line[line.index(found[2], at) :]}"


HINTS: tuple[tuple[str, Follow], ...] = (
    (r"write (a space behind the dash|a dash and a space before it)", _with_sign),
    (r"begin it with (no|one|\d+) spaces?", _spaces),
    (r"write - (.+)", _entry),
    (r"write ([a-z_]+): \| and (?:move|begin) ", _moved_below),
    (r"write ([a-z_]+: \|)(?= and leave| in the place)", _fields),
    (r"write (\S+|a comma) in the place of (\S+)", _instead),
    (r"write ([\])}]+) at the end of line (\d+)", _at_end),
    (r"write ([\])}]+) behind (\S+)", _behind),
    (r"write (\S) before (\S+) and behind (\S+) at the end", _quoted),
    (r"write a comma before ([a-z_]+)", _comma),
    (r'write (".*") in quotes', _in_quotes),
    (r"write spaces in its place", _spaces_for_tabs),
    (
        r"write a space and (#) before (\S+)",
        _remark,
    ),
    (r"write ([\w-]+: .+?)(?:, without brackets|, or .* if .*|, or put it in quotes.*)?$", _fields),
    (r"write (\[\[[\w-]+\]\])", _mention),
    (r"write (.*) with commas, or put it in quotes", _value),
    (r'write (".*") where they are only', _value),
    (r"(?:the first month is M1: )?write (M\d+(?:-M\d+)?)", _value),
    (r"write (\d{4}-\d\d-\d\d)", _value),
    (r"write ([a-z-]+) with one dash", _value),
    (r"put it in quotes: ([\w]+: \".*\")", _fields),
    (r"did you mean ([\w.-]+)\?", _renamed),
    (r"take (?:the|this) (\S) away", _away),
    (r"delete it, or begin it with #", _deleted),
    (r"replace \S+ by \S+ in all these places, or write (id: \S+) here", _fields),
)
"""What a hint says, and how that is done; the first that fits."""
