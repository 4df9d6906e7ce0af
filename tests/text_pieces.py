"""Random pieces of Markdown, with what is seen of each and what in it is not drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hypothesis import strategies as st


class Piece(NamedTuple):
    """A piece of Markdown, what is seen of it, and what in it is not drawn."""

    written: str
    seen: str
    undrawn: tuple[str, ...] = ()
    """The beginnings of what is told, in their order."""

    starts: tuple[int, ...] = ()
    """The first numbers of the lists in it."""


def joined(pieces: Iterable[Piece], between: str) -> Piece:
    found = list(pieces)
    return Piece(
        between.join(one.written for one in found),
        between.join(one.seen for one in found),
        tuple(told for one in found for told in one.undrawn),
        tuple(start for one in found for start in one.starts),
    )


SIGNED = "clusters Größe señal “quoted” 5 42 2026 R&D 50 % e.g. don’t – — CO₂ m² €"


WORD = st.sampled_from(SIGNED.split())


ALPHA = st.sampled_from(["clusters", "survey", "pilot", "señal", "Größe", "firms"])


def plain(words: st.SearchStrategy[str]) -> st.SearchStrategy[Piece]:
    return words.map(lambda word: Piece(word, word))


def around(mark: str) -> st.SearchStrategy[Piece]:
    return st.lists(ALPHA, min_size=1, max_size=3).map(
        lambda words: Piece(f"{mark}{' '.join(words)}{mark}", " ".join(words))
    )


def not_drawn(form: str, written: str = "") -> st.SearchStrategy[Piece]:
    """Something that is printed as it is typed; `written` is what is told, where not all of it."""
    return ALPHA.map(
        lambda word: Piece(form.format(word), form.format(word), ((written or form).format(word),))
    )


DRAWN = st.one_of(
    plain(WORD),
    plain(ALPHA),
    around("**"),
    around("*"),
    around("_"),
    around("`"),
    ALPHA.map(lambda word: Piece(f"[{word}](https://a.eu/x)", word)),
    st.just(Piece("<https://a.eu/y>", "https://a.eu/y")),
    st.just(Piece("[[ateval]]", "ATEVAL")),
    st.just(Piece("H~2~O", "H2O")),
    st.just(Piece("m^2^", "m2")),
    st.just(Piece("**CO~2~**", "CO2")),
    st.just(Piece("10^-6^", "10-6")),
    st.just(Piece("5 \\* 3 \\[x\\] \\~1\\~ 2 \\^ 3", "5 * 3 [x] ~1~ 2 ^ 3")),
)


CALM = st.lists(DRAWN, min_size=1, max_size=5).map(
    lambda pieces: joined([Piece("So", "So"), *pieces], " ")
)
