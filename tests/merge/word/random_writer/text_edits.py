"""What people do to paragraphs and their words."""

from __future__ import annotations

from tests.merge.word.random_writer.choices import Edits, RandomChoices
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import (
    is_section_end,
    paragraph,
    paragraph_of,
    pasted,
    remove,
    remove_bookmarks,
    with_its_bookmarks,
)
from tests.word_editor.text_editing import BOOKMARKS
from toolkit.ooxml.wordml import BOOKMARK_START, TBL, P, T, element, w


def types_into_a_text(writer: RandomChoices, editor: WordEditor) -> None:
    text = writer.text_in(editor)
    place = writer.random.randint(0, len(text.text))
    glue = writer.random.choice(("", " "))
    editor.type_into(text, place, f"{glue}{writer.word()}{glue}")


def types_over_words(writer: RandomChoices, editor: WordEditor) -> None:
    text = writer.text_in(editor)
    start = writer.random.randrange(len(text.text.split(" ")))
    editor.replace_words(text, start, writer.random.randint(1, 4), writer.word())


def deletes_words(writer: RandomChoices, editor: WordEditor) -> None:
    text = writer.text_in(editor)
    start = writer.random.randrange(len(text.text.split(" ")))
    editor.replace_words(text, start, writer.random.randint(1, 3))


def writes_a_paragraph(writer: RandomChoices, editor: WordEditor) -> None:
    style = writer.random.choice(("", "", "ListBullet", "Heading3", "Quote"))
    text = f"A paragraph {writer.word()} of our own about T1.1 {writer.word()}."
    made = paragraph(text, style)
    block = writer.paragraph(editor)
    block.addnext(made) if writer.chance(0.7) else block.addprevious(made)


def writes_a_section(writer: RandomChoices, editor: WordEditor) -> None:
    style = writer.random.choice(("Heading2", "Heading3"))
    block = writer.random.choice([each for each in editor.blocks if not is_section_end(each)])
    block.addnext(paragraph(f"Of our own {writer.word()}"))
    block.addnext(paragraph(f"Own heading {writer.word()}", style))


def deletes_a_paragraph(writer: RandomChoices, editor: WordEditor) -> None:
    block = writer.paragraph(editor)
    around = block.getparent()
    if around.tag != w("tc") or len(around.findall(P)) > 1:
        following = block.getnext()
        if following is not None and following.tag in (P, BOOKMARK_START):
            remove(block)


def deletes_a_section(writer: RandomChoices, editor: WordEditor) -> None:
    block = writer.random.choice(editor.blocks)
    for each in [block, *block.itersiblings()][: writer.random.randint(2, 6)]:
        may_go = each.tag in (P, TBL) and not (each.tag == P and is_section_end(each))
        if may_go and editor.may_join(each):
            remove(each)


def moves_a_paragraph(writer: RandomChoices, editor: WordEditor) -> None:
    block = writer.paragraph(editor, inside=False)
    other = writer.paragraph(editor, inside=False)
    if block is not other:
        other.addnext(block)


def moves_some_blocks(writer: RandomChoices, editor: WordEditor) -> None:
    blocks = editor.blocks
    start = writer.random.randrange(len(blocks))
    some = blocks[start : start + writer.random.randint(2, 6)]
    rest = [
        each for each in blocks if each not in some and each.tag == P and not is_section_end(each)
    ]
    if rest and not any(each.tag == P and is_section_end(each) for each in some):
        other = writer.random.choice(rest)
        for each in reversed(some):
            other.addnext(each)
        if some[-1].tag == TBL:
            some[-1].addnext(element("p"))


def copies_some_blocks(writer: RandomChoices, editor: WordEditor) -> None:
    """With their bookmarks or without them: programs do both."""
    blocks = editor.blocks
    start = writer.random.randrange(len(blocks))
    some = [
        each
        for each in blocks[start : start + writer.random.randint(1, 5)]
        if not (each.tag == P and is_section_end(each))
    ]
    other = writer.paragraph(editor, inside=False)
    copy = with_its_bookmarks if writer.chance(0.3) else pasted
    for each in reversed(some):
        made = copy(each)
        if made.tag == TBL:
            other.addnext(element("p"))
        other.addnext(made)


def presses_enter(writer: RandomChoices, editor: WordEditor) -> None:
    text = writer.text_in(editor, direct=True)
    if is_section_end(paragraph_of(text)) or len(text.getparent().findall(T)) != 1:
        return
    words = text.text
    places = (0, len(words), writer.random.randint(0, len(words)))
    place = writer.random.choice(places)
    editor.split_paragraph(text, words[:place], words[place:], staying=BOOKMARKS)


def deletes_a_paragraph_mark(writer: RandomChoices, editor: WordEditor) -> None:
    block = writer.paragraph(editor)
    if editor.may_join(block) and not is_section_end(block.getnext()):
        editor.join_with_next(block)


def gives_another_style(writer: RandomChoices, editor: WordEditor) -> None:
    block = writer.paragraph(editor)
    styles = ("Heading2", "Heading3", "ListBullet", "Quote", "Normal")
    editor.set_style(block, writer.random.choice(styles))


def makes_a_list(writer: RandomChoices, editor: WordEditor) -> None:
    editor.make_point(writer.paragraph(editor), "1")


def formats_a_run(writer: RandomChoices, editor: WordEditor) -> None:
    holder = writer.text_in(editor).getparent()
    editor.format_run(holder, writer.random.choice(("b", "i", "strike", "vanish")))


def formats_a_part_of_a_run(writer: RandomChoices, editor: WordEditor) -> None:
    """Words in the middle of a run become bold, as Word writes it: three runs."""
    text = writer.text_in(editor)
    if len(text.getparent().findall(T)) == 1 and len(text.text) >= 6:
        cut = len(text.text) // 3
        editor.make_bold(editor.split_run(text, cut, 2 * cut)[1])


def loses_a_bookmark(writer: RandomChoices, editor: WordEditor) -> None:
    remove_bookmarks(writer.paragraph(editor))


TEXT_EDITS: Edits = (
    (types_into_a_text, 4),
    (types_over_words, 3),
    (deletes_words, 2),
    (writes_a_paragraph, 2),
    (writes_a_section, 1),
    (deletes_a_paragraph, 2),
    (deletes_a_section, 1),
    (moves_a_paragraph, 2),
    (moves_some_blocks, 1),
    (copies_some_blocks, 2),
    (presses_enter, 2),
    (deletes_a_paragraph_mark, 2),
    (gives_another_style, 2),
    (makes_a_list, 1),
    (formats_a_run, 2),
    (formats_a_part_of_a_run, 1),
    (loses_a_bookmark, 1),
)
