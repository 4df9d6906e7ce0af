"""Boxes stand apart, arrows run from left to right, and nothing leaves the page."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from toolkit.document.figures import Arrow, Diagram, Node
from toolkit.writers.docx.layout import Box, Layout, laid_out

WIDTH, TALLEST, SIZE = 728.0, 420.0, 9.0
ALONG = Node("bar", "WP1", "Management and coordination of everything", "ATEVAL, M1–M36")


def diagram(number: int, *arrows: tuple[int, int], title: str = "Adopt processes") -> Diagram:
    nodes = tuple(Node(f"k{one}", f"WP{one}", title, "AEI, M1–M36") for one in range(number))
    drawn = tuple(Arrow(f"k{start}", f"k{end}") for start, end in arrows)
    return Diagram(nodes, drawn, (ALONG,), (ALONG,))


def layout(number: int, *arrows: tuple[int, int], title: str = "Adopt processes") -> Layout:
    return laid_out(diagram(number, *arrows, title=title), WIDTH, TALLEST, SIZE)


def columns(found: Layout) -> dict[str, int]:
    places = sorted({box.x for box in found.boxes})
    return {box.node.key: places.index(box.x) for box in found.boxes}


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


def test_who_feeds_stands_left_of_who_is_fed() -> None:
    assert columns(layout(4, (0, 1), (1, 2), (0, 2), (3, 2))) == {
        "k0": 0,
        "k1": 1,
        "k2": 2,
        "k3": 1,
    }


def test_boxes_that_nobody_feeds_share_the_columns() -> None:
    assert columns(layout(4, (0, 1))) == {"k0": 0, "k1": 1, "k2": 0, "k3": 1}


def test_two_that_feed_each_other_share_an_arrow_of_two_heads() -> None:
    (curve,) = layout(2, (0, 1), (1, 0)).curves
    assert (curve.there, curve.back) == (True, True)


def test_an_arrow_that_closes_a_circle_runs_backwards() -> None:
    found = layout(3, (0, 1), (1, 2), (2, 0))
    assert sorted((one.there, one.back) for one in found.curves) == [
        (False, True),
        (True, False),
        (True, False),
    ]


def test_an_arrow_passes_beside_the_boxes_between() -> None:
    found = layout(3, (0, 1), (1, 2), (0, 2))
    between = found.boxes[1]
    (long,) = (one for one in found.curves if len(one.points) == 4)
    passing = long.points[1][1]
    assert not between.y <= passing <= between.y + between.height


def test_words_are_left_out_where_there_is_no_room() -> None:
    title = "A title of sixty letters, as long as the form would ever have"
    full = layout(3, (0, 1), title=title)
    assert full.boxes[0].node.title
    assert full.boxes[0].node.detail
    crowded = layout(16, *((0, one) for one in range(1, 16)), title=title)
    assert {box.node.title for box in crowded.boxes} == {""}
    assert crowded.height <= TALLEST


@given(
    st.integers(1, 12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20),
    st.sampled_from(["Train", "Adopt green and digital processes in 24 small firms"]),
)
def test_no_box_touches_another_or_leaves_the_drawing(
    number: int, arrows: list[tuple[int, int]], title: str
) -> None:
    found = layout(number, *arrows, title=title)
    every = [*found.boxes, *found.bars]
    assert all(apart(one, other) for one, other in combinations(every, 2))
    for box in every:
        assert box.x >= 0
        assert box.x + box.width <= found.width + 0.01
        assert box.y >= 0
        assert box.y + box.height <= found.height + 0.01
    for curve in found.curves:
        assert all(left[0] < right[0] for left, right in pairwise(curve.points))
        assert all(0 <= y <= found.height for _, y in curve.points)
