"""Where the boxes of a diagram stand and how its arrows run; in points, from the upper left.

Boxes are in columns from left to right: whoever feeds stands left of whoever is fed, and the
longest way of arrows decides in which column. Where an arrow passes a column it is given a lane
of its own, so no arrow runs through a box. Arrows that would close a circle run backwards.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from toolkit.document.figures import Diagram, Node
from toolkit.writers.docx.text_width import HEAVY, width_of

Point = tuple[float, float]
Pair = tuple[str, str]

WIDEST, WIDEST_GAP, GAPS = 170.0, 80.0, 0.18
"""The most that a box and a gap are wide, and the part of the width that gaps take."""

READABLE = 60.0
"""Points of width from which on a box has room for its title."""

PADDING, LEADING = 4.0, 1.2
BAR_GAP = 14.0


class Box(NamedTuple):
    """A box where it is."""

    node: Node
    x: float
    y: float
    width: float
    height: float


class Curve(NamedTuple):
    """An arrow's way: it bends in the gaps between columns and runs straight through the lanes."""

    points: tuple[Point, ...]
    there: bool
    """A head at its end."""

    back: bool
    """A head at its beginning."""


class Layout(NamedTuple):
    """A diagram with all its measures; `bars` run from side to side."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    bars: tuple[Box, ...]
    curves: tuple[Curve, ...]


class _Fullness(NamedTuple):
    """How much a box says, and how far apart boxes stand."""

    title: bool
    detail: bool
    gap: float
    lane: float


FULLEST = _Fullness(title=True, detail=True, gap=16, lane=8)
FULLNESSES = (
    FULLEST,
    FULLEST._replace(gap=8, lane=6),
    FULLEST._replace(detail=False, gap=8, lane=6),
    FULLEST._replace(detail=False, gap=4, lane=4),
    _Fullness(title=False, detail=False, gap=4, lane=4),
)


def laid_out(diagram: Diagram, width: float, tallest: float, size: float) -> Layout:
    """The fullest layout that is not taller than `tallest`, in type of `size`."""
    columns = _ordered(diagram)
    found = _drawn(diagram, columns, width, size, FULLEST)
    for fullness in FULLNESSES[1:]:
        if found.height <= tallest:
            break
        found = _drawn(diagram, columns, width, size, fullness)
    return found


class _Columns(NamedTuple):
    """The keys of boxes and lanes, column by column from top to bottom."""

    keys: tuple[tuple[str, ...], ...]
    ways: dict[Pair, tuple[str, ...]]
    """By arrow what it passes, from its first box through lanes to its last."""


def _ordered(diagram: Diagram) -> _Columns:
    pairs = _without_circles(diagram)
    ranks = _ranks([node.key for node in diagram.nodes], pairs)
    columns: list[list[str]] = [[] for _ in range(max(ranks.values(), default=0) + 1)]
    for key, rank in ranks.items():
        columns[rank].append(key)
    ways: dict[Pair, tuple[str, ...]] = {}
    for start, end in pairs:
        lanes = tuple(f"{start}>{end}>{rank}" for rank in range(ranks[start] + 1, ranks[end]))
        for rank, lane in enumerate(lanes, ranks[start] + 1):
            columns[rank].append(lane)
        ways[start, end] = (start, *lanes, end)
    steps = {step for way in ways.values() for step in pairwise(way)}
    alone = set(ranks) - {key for pair in pairs for key in pair}
    for _ in range(3):
        for left, right in pairwise(range(len(columns))):
            _sort(columns, right, left, {(end, start) for start, end in steps}, alone)
        for left, right in reversed(list(pairwise(range(len(columns))))):
            _sort(columns, left, right, steps, alone)
    return _Columns(tuple(map(tuple, columns)), ways)


def _without_circles(diagram: Diagram) -> list[Pair]:
    """The pairs of boxes with an arrow, each once and so that no way leads back."""
    known = {node.key for node in diagram.nodes}
    pairs: dict[Pair, None] = {}
    for arrow in diagram.arrows:
        pair = arrow.start, arrow.end
        if pair[0] == pair[1] or not known.issuperset(pair) or pair[::-1] in pairs:
            continue
        pairs[pair[::-1] if _leads(pairs, pair[1], pair[0]) else pair] = None
    return list(pairs)


def _leads(pairs: dict[Pair, None], start: str, end: str) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        further = {to for at, to in pairs if at == here} - seen
        seen |= further
        waiting += further
    return False


def _ranks(keys: list[str], pairs: list[Pair]) -> dict[str, int]:
    """By key its column; what nobody feeds stands just before what it feeds."""
    ranks = dict.fromkeys(keys, 0)
    for _ in keys:
        for start, end in pairs:
            ranks[end] = max(ranks[end], ranks[start] + 1)
    fed = {end for _, end in pairs}
    for key in keys:
        fed_by_it = [ranks[end] for start, end in pairs if start == key]
        if key not in fed and fed_by_it:
            ranks[key] = min(fed_by_it) - 1
    alone = [key for key in keys if key not in fed and all(key != start for start, _ in pairs)]
    number = max(ranks.values(), default=0) + 1 if pairs else min(3, len(keys))
    load = [sum(ranks[key] == rank for key in keys if key not in alone) for rank in range(number)]
    for key in alone:
        ranks[key] = load.index(min(load))
        load[ranks[key]] += 1
    return ranks


def _sort(
    columns: list[list[str]], moved: int, fixed: int, steps: set[Pair], alone: set[str]
) -> None:
    """Orders a column by where its neighbours in the fixed one are on average; last stands what
    has none at all."""
    places = {key: place / len(columns[fixed]) for place, key in enumerate(columns[fixed])}

    def middle(key: str) -> float:
        beside = [places[to] for at, to in steps if at == key and to in places]
        own = columns[moved].index(key) / len(columns[moved]) + (key in alone)
        return sum(beside) / len(beside) if beside else own

    columns[moved] = sorted(columns[moved], key=middle)


def _drawn(
    diagram: Diagram, columns: _Columns, width: float, size: float, fullness: _Fullness
) -> Layout:
    above = _bars(diagram.above, 0, width, size)
    top = above[-1].y + above[-1].height + BAR_GAP if above else 0.0
    spots, bottom = _spots(diagram, columns, (width, top), size, fullness)
    below = _bars(diagram.below, bottom + BAR_GAP, width, size)
    height = below[-1].y + below[-1].height if below else bottom
    given = {(arrow.start, arrow.end) for arrow in diagram.arrows}
    curves = tuple(
        Curve(points, pair in given, pair[::-1] in given)
        for pair, points in _ways(columns, spots).items()
    )
    boxes = tuple(spots[node.key] for node in diagram.nodes)
    return Layout(width, height, boxes, (*above, *below), curves)


def _bars(nodes: tuple[Node, ...], y: float, width: float, size: float) -> tuple[Box, ...]:
    found = []
    for node in nodes:
        words = f"{node.label} {node.title}  {node.detail}"
        height = _lines(words, width, size) * size * LEADING + 2 * PADDING
        found.append(Box(node, 0, y, width, height))
        y += height + 4
    return tuple(found)


def _spots(
    diagram: Diagram, columns: _Columns, place: Point, size: float, fullness: _Fullness
) -> tuple[dict[str, Box], float]:
    """Boxes and lanes where they are, and where the lowest ends; `place` is width and top."""
    width, top = place
    many = len(columns.keys)
    gap = min(WIDEST_GAP, width * GAPS / (many - 1)) if many > 1 else 0.0
    wide = min(WIDEST, (width - gap * (many - 1)) / many)
    side = max(width - wide * many - gap * (many - 1), 0.0) / 2
    nodes = {node.key: _said(node, wide, fullness) for node in diagram.nodes}
    heights = {
        key: _height(nodes[key], wide, size) if key in nodes else fullness.lane
        for column in columns.keys
        for key in column
    }
    tall = [
        sum(heights[key] for key in column) + fullness.gap * (len(column) - 1)
        for column in columns.keys
    ]
    most, spots = max(tall, default=0.0), {}
    for number, column in enumerate(columns.keys):
        # a column of few boxes spreads them, so that arrows run flatter
        slack = (most - tall[number]) / (len(column) + 1) if column else 0.0
        x, y = side + number * (wide + gap), top + slack
        for key in column:
            node = nodes.get(key, Node(key, "", ""))
            spots[key] = Box(node, x, y, wide, heights[key])
            y += heights[key] + fullness.gap + slack
    return spots, top + most


def _said(node: Node, width: float, fullness: _Fullness) -> Node:
    """The node with as much of its words as there is room for."""
    title = node.title if fullness.title and width >= READABLE else ""
    return node._replace(title=title, detail=node.detail if fullness.detail and title else "")


def _height(node: Node, width: float, size: float) -> float:
    lines = _lines(f"{node.label} {node.title}", width, size)
    if node.detail:
        lines += _lines(node.detail, width, size)
    return lines * size * LEADING + 2 * PADDING


def _lines(words: str, width: float, size: float) -> int:
    """How many lines the words take; a little more than less."""
    room = (width - 2 * PADDING - 2) / size
    lines, used = 1, 0.0
    for word in words.split():
        needed = width_of(word) * HEAVY
        if used and used + 0.28 + needed > room:
            lines, used = lines + 1, 0.0
        used += needed + (0.28 if used else 0.0)
        while used > room:
            lines, used = lines + 1, used - room
    return lines


def _ways(columns: _Columns, spots: dict[str, Box]) -> dict[Pair, tuple[Point, ...]]:
    """The points of every arrow, spread over the sides of the boxes that it leaves and enters."""
    leaving: dict[str, list[Pair]] = {}
    entering: dict[str, list[Pair]] = {}
    for pair in columns.ways:
        leaving.setdefault(pair[0], []).append(pair)
        entering.setdefault(pair[1], []).append(pair)

    def middle(key: str) -> float:
        return spots[key].y + spots[key].height / 2

    for pairs in leaving.values():
        pairs.sort(key=lambda pair: middle(columns.ways[pair][1]))
    for pairs in entering.values():
        pairs.sort(key=lambda pair: middle(columns.ways[pair][-2]))
    found = {}
    for pair, way in columns.ways.items():
        start, end = spots[pair[0]], spots[pair[1]]
        points = [(start.x + start.width, _port(start, leaving[pair[0]], pair))]
        for lane in way[1:-1]:
            y = middle(lane)
            points += [(spots[lane].x, y), (spots[lane].x + spots[lane].width, y)]
        found[pair] = (*points, (end.x, _port(end, entering[pair[1]], pair)))
    return found


def _port(box: Box, pairs: list[Pair], pair: Pair) -> float:
    return box.y + box.height * (pairs.index(pair) + 1) / (len(pairs) + 1)
