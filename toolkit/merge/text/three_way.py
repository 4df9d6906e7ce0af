"""Merges three texts: base, current and incoming."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from toolkit.merge.text.tokens import is_label, is_number, is_word, mask, sentences

Tokens = Sequence[str]

UNRELATED = 0.3
"""Passages with fewer of their words in common are replaced as a whole, not word by word."""

LONG = 1_500
"""Tokens of a passage without the end of a sentence, from which on its words are compared first:
the spaces between them are so many that to compare each with each takes seconds."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """The tokens from `start` to `end` give way to those of the other text, `left` to `right`."""

    start: int
    end: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Merge:
    """What is to be done to a person's text so that it says what the new one says."""

    hunks: tuple[Hunk, ...]
    """Changes of their text, each from the new one; what they wrote is never inside `start:end`."""

    clashes: tuple[Hunk, ...] = ()
    """Changes of the old text that cannot be made, since they changed the same words otherwise."""


def difference(old: Tokens, new: Tokens) -> tuple[Hunk, ...]:
    """What turns `old` into `new`, from the front to the back."""
    if old == new:
        return ()
    head, tail = _in_common(old, new)
    middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if not middle[0] or not middle[1]:
        found = [Hunk(0, len(middle[0]), 0, len(middle[1]))] if middle[0] or middle[1] else []
    else:
        found = list(_by_sentences(*middle))
    moved = [Hunk(h.start + head, h.end + head, h.left + head, h.right + head) for h in found]
    return tuple(_without_crumbs(moved, old))


def _in_common(old: Tokens, new: Tokens) -> tuple[int, int]:
    """How many tokens two texts have in common at their beginning, and then at their end."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def kept(old: Tokens, new: Tokens) -> Iterator[tuple[int, int]]:
    """The numbers of the tokens that are in both texts."""
    here = there = 0
    for hunk in difference(old, new):
        yield from zip(range(here, hunk.start), range(there, hunk.left), strict=True)
        here, there = hunk.end, hunk.right
    yield from zip(range(here, len(old)), range(there, len(new)), strict=True)


def merge(base: Tokens, current: Tokens, incoming: Tokens) -> Merge:
    """The changes from `base` to `incoming`, to be made in `current`, and those that clash."""
    if current == base or list(current) == list(base):
        return Merge(difference(base, incoming))
    changes = difference(base, incoming)
    if not changes:
        return Merge(())
    edits = difference(base, current)
    if settled := _taken_over(current, incoming, edits, changes):
        shared = applied(base, current, settled)
        merged = _merge(
            shared, current, incoming, difference(shared, current), difference(shared, incoming)
        )
        if not any(_changes(merged.hunks, edit) for edit in settled):
            return merged
    return _merge(base, current, incoming, edits, changes)


def _taken_over(
    current: Tokens, incoming: Tokens, edits: Sequence[Hunk], changes: Sequence[Hunk]
) -> list[Hunk]:
    """Those changes of a person that the new text has made too.

    So a sentence that was pulled into the outline is not proposed to the person who wrote it,
    wherever a comparison with the old text puts its full stop.
    """
    written = [edit for edit in edits if any(map(is_word, current[edit.left : edit.right]))]
    direct = difference(current, incoming) if written else ()
    return [
        edit
        for edit in written
        if not _changes(direct, edit)
        and (
            edit.start == edit.end
            or any(one.start <= edit.start and edit.end <= one.end for one in changes)
        )
    ]


def _changes(hunks: Sequence[Hunk], edit: Hunk) -> bool:
    """Whether any of these changes of a person's text reaches into what `edit` wrote there."""
    return any(one.start < edit.right and edit.left < one.end for one in hunks)


def _merge(
    base: Tokens, current: Tokens, incoming: Tokens, edits: Sequence[Hunk], changes: Sequence[Hunk]
) -> Merge:
    hunks: list[Hunk] = []
    clashes: list[Hunk] = []
    relabelled: list[Hunk] = []
    for change in changes:
        near = [edit for edit in edits if edit.start <= change.end and change.start <= edit.end]
        if not near:
            hunks.append(_shifted(change, edits))
        elif any(_same(edit, change, current, incoming) for edit in near):
            continue
        elif is_relabelling(base[change.start : change.end], incoming[change.left : change.right]):
            for hunk in _relabelling(change, base, current, incoming, edits):
                if isinstance(hunk, Hunk):
                    relabelled.append(hunk)
                else:
                    clashes.append(change)
        else:
            clashes.append(change)
    if clashes:
        hunks = [
            one
            for one in hunks
            if is_relabelling(current[one.start : one.end], incoming[one.left : one.right])
        ]
    found = {(one.start, one.end): one for one in (*hunks, *relabelled)}
    return Merge(tuple(found[at] for at in sorted(found)), tuple(clashes))


def applied(current: Tokens, incoming: Tokens, hunks: Sequence[Hunk]) -> list[str]:
    """The text `current` with the hunks made in it."""
    made: list[str] = []
    at = 0
    for hunk in hunks:
        made += current[at : hunk.start]
        made += incoming[hunk.left : hunk.right]
        at = hunk.end
    made += current[at:]
    return made


def is_relabelling(old: Tokens, new: Tokens) -> bool:
    """Whether only labels and numbers differ, one for one."""
    return (
        len(old) == len(new)
        and len(old) > 0
        and all(map(_alike, old, new))
        and list(old) != list(new)
    )


def _alike(old: str, new: str) -> bool:
    return old == new or ((is_label(old) or is_number(old)) and mask(old) == mask(new))


def _by_sentences(old: Tokens, new: Tokens) -> Iterator[Hunk]:
    """The difference of two texts that share no beginning and no end."""
    one, two = list(sentences(old)), list(sentences(new))
    if len(one) == 1 and len(two) == 1:
        yield from _by_words(old, new, 0, 0)
        return
    here = list(accumulate((len(each) for each in one), initial=0))
    there = list(accumulate((len(each) for each in two), initial=0))
    masked = [tuple(map(mask, each)) for each in one], [tuple(map(mask, each)) for each in two]
    for kind, i, j, k, m in SequenceMatcher(None, *masked, autojunk=False).get_opcodes():
        if kind == "equal":
            for first, second in zip(range(i, j), range(k, m), strict=True):
                yield from _figures(one[first], two[second], here[first], there[second])
        else:
            yield from _by_words(
                old[here[i] : here[j]], new[there[k] : there[m]], here[i], there[k]
            )


def _by_whole_words(old: Tokens, new: Tokens, here: int, there: int) -> Iterator[Hunk]:
    """The difference of two long texts, by words each with what follows it up to the next."""
    starts, begins = _word_starts(old), _word_starts(new)
    one, two = (
        [tuple(map(mask, text[at:end])) for at, end in pairwise(edges)]
        for text, edges in ((old, starts), (new, begins))
    )
    codes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    if sum(j - i for kind, i, j, _, _ in codes if kind == "equal") < UNRELATED * max(
        len(one), len(two)
    ):
        yield Hunk(here, here + len(old), there, there + len(new))
        return
    for kind, i, j, k, m in codes:
        was, now = old[starts[i] : starts[j]], new[begins[k] : begins[m]]
        at, to = here + starts[i], there + begins[k]
        if kind == "equal":
            yield from _figures(was, now, at, to)
            continue
        head, tail = _in_common(was, now)
        was, now = was[head : len(was) - tail], now[head : len(now) - tail]
        at, to = at + head, to + head
        if min(len(was), len(now)) < LONG:
            yield from _by_words(was, now, at, to)
        else:
            yield Hunk(at, at + len(was), to, to + len(now))


def _word_starts(text: Tokens) -> list[int]:
    """Where the words of a text begin, the first at its beginning; last where it ends."""
    starts = [at for at, token in enumerate(text) if at and is_word(token)]
    return [0, *starts, len(text)]


def _by_words(old: Tokens, new: Tokens, here: int, there: int) -> Iterator[Hunk]:
    if min(len(old), len(new)) >= LONG:
        yield from _by_whole_words(old, new, here, there)
        return
    one, two = [mask(token) for token in old], [mask(token) for token in new]
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    blocks = matcher.get_matching_blocks()
    kept = sum(is_word(token) for at, _, size in blocks for token in one[at : at + size])
    words = max(sum(map(is_word, one)), sum(map(is_word, two)))
    if kept < UNRELATED * words:
        yield Hunk(here, here + len(old), there, there + len(new))
        return
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            yield from _figures(old[i:j], new[k:m], here + i, there + k)
        else:
            yield Hunk(here + i, here + j, there + k, there + m)


def _figures(old: Tokens, new: Tokens, here: int, there: int) -> Iterator[Hunk]:
    """Where texts that are alike but for their figures differ."""
    for at, (was, now) in enumerate(zip(old, new, strict=True)):
        if was != now:
            yield Hunk(here + at, here + at + 1, there + at, there + at + 1)


def _without_crumbs(hunks: list[Hunk], old: Tokens) -> Iterator[Hunk]:
    """The hunks, joined where no word is between two of them."""
    waiting: Hunk | None = None
    for hunk in hunks:
        if waiting and not any(map(is_word, old[waiting.end : hunk.start])):
            waiting = Hunk(waiting.start, hunk.end, waiting.left, hunk.right)
            continue
        if waiting:
            yield waiting
        waiting = hunk
    if waiting:
        yield waiting


def _shift(at: int, edits: Sequence[Hunk]) -> int:
    """Where the token at `at` of the old text is in the person's."""
    return at + sum((h.right - h.left) - (h.end - h.start) for h in edits if h.end <= at)


def _shifted(change: Hunk, edits: Sequence[Hunk]) -> Hunk:
    start = _shift(change.start, edits)
    return Hunk(start, start + change.end - change.start, change.left, change.right)


def _same(edit: Hunk, change: Hunk, current: Tokens, incoming: Tokens) -> bool:
    return (edit.start, edit.end) == (change.start, change.end) and list(
        current[edit.left : edit.right]
    ) == list(incoming[change.left : change.right])


def _relabelling(
    change: Hunk, base: Tokens, current: Tokens, incoming: Tokens, edits: Sequence[Hunk]
) -> Iterator[Hunk | None]:
    """The new figures of one change, in the person's text; None where they wrote other figures."""
    for offset in range(change.end - change.start):
        at, new = change.start + offset, change.left + offset
        if base[at] == incoming[new]:
            continue
        over = next((edit for edit in edits if edit.start <= at < edit.end), None)
        if over is None:
            place = _shift(at, edits)
            yield Hunk(place, place + 1, new, new + 1)
            continue
        written = range(over.left, over.right)
        stale = [place for place in written if current[place] == base[at]]
        if len(stale) == 1:
            yield Hunk(stale[0], stale[0] + 1, new, new + 1)
        elif stale or any(
            mask(current[place]) == mask(base[at]) and current[place] != incoming[new]
            for place in written
        ):
            yield None
