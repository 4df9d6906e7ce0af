"""What somebody does to a sound Word file, by the rule that finds it; and what it nearly finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Mm, Pt

from tests.finished_files import (
    SENTENCE,
    STATEMENT,
    Fault,
    element,
    field,
    heading,
    link,
    paragraph,
    picture,
)

FAULTS: dict[str, list[Fault]] = {}
NEAR: dict[str, list[Fault]] = {}
"""By rule; each fault is in a file of its own."""

DATE = "2026-01-31T12:00:00Z"


def found_by(rule: str) -> Callable[[Fault], Fault]:
    """Marks what that rule finds."""

    def noted(fault: Fault) -> Fault:
        FAULTS.setdefault(rule, []).append(fault)
        return fault

    return noted


def nearly_found_by(rule: str) -> Callable[[Fault], Fault]:
    """Marks what that rule does not find."""

    def noted(fault: Fault) -> Fault:
        NEAR.setdefault(rule, []).append(fault)
        return fault

    return noted


@found_by("type_too_small")
def eight_points(document: Any) -> None:
    document.add_paragraph().add_run("Words in small type").font.size = Pt(8)


@found_by("type_too_small")
def eight_points_by_a_style(document: Any) -> None:
    style = document.styles.add_style("Fine print", 1)
    style.font.size = Pt(8.5)
    below = document.styles.add_style("Finer print", 1)
    below.base_style = style
    document.tables[0].rows[1].cells[2].paragraphs[0].text = "Because of the rules"
    document.tables[0].rows[1].cells[2].paragraphs[0].style = below


@nearly_found_by("type_too_small")
def nine_points_and_a_small_header(document: Any) -> None:
    document.add_paragraph().add_run("Words in small type").font.size = Pt(9)
    header = document.sections[0].header.paragraphs[0]
    header.add_run("The acronym").font.size = Pt(7)
    document.add_paragraph().add_run("   ").font.size = Pt(1)


@found_by("margin_too_narrow")
def a_margin_of_ten_millimetres(document: Any) -> None:
    document.sections[0].left_margin = Mm(10)


@nearly_found_by("margin_too_narrow")
def a_margin_of_fifteen_millimetres(document: Any) -> None:
    document.sections[0].left_margin = Mm(15)
    document.sections[0].header_distance = Mm(5)


@found_by("page_not_a4")
def letter(document: Any) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(215.9), Mm(279.4)


@nearly_found_by("page_not_a4")
def a4_counted_in_inches(document: Any) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(209.6), Mm(297.4)


@found_by("landscape_outside_work_plan")
def everything_on_its_side(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)


@nearly_found_by("landscape_outside_work_plan")
def work_plan_on_its_side(document: Any) -> None:
    before, behind = heading(document, "4"), heading(document, "6")
    for at, is_wide in ((before, False), (behind, True)):
        above = at._p.getprevious()
        section = element("sectPr")
        width, height = ("16838", "11906") if is_wide else ("11906", "16838")
        section.append(element("pgSz", w=width, h=height))
        above.get_or_add_pPr().append(section)


@found_by("tracked_changes_left")
def an_insertion(document: Any) -> None:
    run = paragraph(document, SENTENCE).add_run("A word of Anna.")
    around = element("ins", id="900", author="Anna", date=DATE)
    run._r.addprevious(around)
    around.append(run._r)


@found_by("tracked_changes_left")
def a_deleted_paragraph_mark(document: Any) -> None:
    properties = paragraph(document, SENTENCE)._p.get_or_add_pPr()
    look = element("rPr")
    look.append(element("del", id="901", author="Bo", date=DATE))
    properties.append(look)


@nearly_found_by("tracked_changes_left")
def words_about_changes(document: Any) -> None:
    document.add_paragraph("Tracked changes are accepted by the coordinator.")


@found_by("comments_left")
def a_comment(document: Any) -> None:
    run = paragraph(document, SENTENCE).runs[0]
    document.add_comment(run, "Is this true?", author="Marta", initials="M")


@nearly_found_by("comments_left")
def guidance_of_a_build(document: Any) -> None:
    run = document.add_paragraph().add_run("To complete: Name the mills.")
    document.add_comment(run, "Three or four are enough.", author="proposal", initials="p")


@found_by("prompts_left")
def a_box_of_the_form(document: Any) -> None:
    document.add_paragraph("Insert text")


@found_by("prompts_left")
def a_place_in_a_table(document: Any) -> None:
    document.add_table(1, 2).rows[0].cells[1].text = "[name]"


@found_by("prompts_left")
def a_prompt_of_a_build(document: Any) -> None:
    document.styles.add_style("Prompt", 1)
    document.add_paragraph("To complete: Name the mills.", style="Prompt")


@nearly_found_by("prompts_left")
def brackets_and_insertions(document: Any) -> None:
    document.add_paragraph("Partners insert text into the catalogue [1], as agreed [see 2.1.1].")


@found_by("conflict_left")
def another_version(document: Any) -> None:
    other = document.add_paragraph("The other version of a sentence.")
    other._p.append(element("bookmarkStart", id="902", name="_pq12345"))
    other._p.append(element("bookmarkEnd", id="902"))


@found_by("conflict_left")
def a_remark_of_a_build(document: Any) -> None:
    run = paragraph(document, SENTENCE).runs[0]
    document.add_comment(run, "The outline and you have both changed this.", author="proposal")


@nearly_found_by("conflict_left")
def a_bookmark_of_a_person(document: Any) -> None:
    one = document.add_paragraph("A sentence with a bookmark.")
    one._p.append(element("bookmarkStart", id="903", name="pq_and_more"))
    one._p.append(element("bookmarkEnd", id="903"))


@found_by("highlighted_text")
def yellow_words(document: Any) -> None:
    run = paragraph(document, SENTENCE).add_run(" About forty mills take part.")
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW


@nearly_found_by("highlighted_text")
def a_yellow_space(document: Any) -> None:
    run = paragraph(document, SENTENCE).add_run("  ")
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    no = paragraph(document, SENTENCE).add_run("No colour.")
    no._r.get_or_add_rPr().append(element("highlight", val="none"))


@found_by("hidden_text")
def a_hidden_note(document: Any) -> None:
    paragraph(document, SENTENCE).add_run("Their accounts are late.").font.hidden = True


@nearly_found_by("hidden_text")
def shown_again(document: Any) -> None:
    paragraph(document, SENTENCE).add_run("Their accounts are sound.").font.hidden = False


@found_by("people_in_properties")
def a_consultant(document: Any) -> None:
    document.core_properties.author = "Consulting Partners Ltd"


@nearly_found_by("people_in_properties")
def the_coordinator(document: Any) -> None:
    document.core_properties.author = "ATEVAL association"


@found_by("link_to_own_disk")
def a_file_of_marta(document: Any) -> None:
    link(document, paragraph(document, SENTENCE), "file:///C:/Users/Marta/survey.xlsx", "survey")


@nearly_found_by("link_to_own_disk")
def a_web_page(document: Any) -> None:
    link(document, paragraph(document, SENTENCE), "https://example.org/file:c", "survey")


@found_by("link_carries_content")
def a_method_behind_a_link(document: Any) -> None:
    link(document, paragraph(document, SENTENCE), "https://example.org/method", "our method")


@nearly_found_by("link_carries_content")
def an_address_that_is_written_out(document: Any) -> None:
    link(document, paragraph(document, SENTENCE), "https://example.org", "https://example.org")
    link(document, paragraph(document, "6 Declarations has"), "https://a.org/x", "the rules")


@found_by("field_shows_error")
def a_broken_reference(document: Any) -> None:
    error = "Error! Reference source not found."
    field(paragraph(document, SENTENCE), " REF _Ref1 \\h ", error)


@found_by("field_shows_error")
def a_broken_reference_that_was_pasted(document: Any) -> None:
    document.add_paragraph("See Erreur ! Source du renvoi introuvable. for the mills.")


@nearly_found_by("field_shows_error")
def a_reference_that_is_right(document: Any) -> None:
    field(paragraph(document, SENTENCE), " REF _Ref1 \\h ", "Table 3")
    document.add_paragraph("Error! is what a machine says, and no reference.")


def contents(document: Any, *lines: str) -> None:
    style = document.styles.add_style("toc 1", 1)
    for line in reversed(lines):
        made = document.add_paragraph(line, style=style)
        document.element.body.insert(0, made._p)


HEADINGS = (
    *("1\tRelevance\t2", "1.1\tBackground and general objectives\t2"),
    *("2.1.1\tConcept and methodology\t3", "2.1.5\tRisk management\t4", "4\tWork plan\t5"),
    *("4.2\tWork packages\t6", "6\tDeclarations\t9"),
)


@found_by("contents_out_of_date")
def contents_with_a_heading_of_old(document: Any) -> None:
    contents(document, *HEADINGS, "Pilot scheme\t8")


@found_by("contents_out_of_date")
def contents_without_a_heading(document: Any) -> None:
    contents(document, *HEADINGS[:-1])


@nearly_found_by("contents_out_of_date")
def contents_as_they_are(document: Any) -> None:
    contents(document, *HEADINGS)
    document.add_heading("A heading of the third level", 3)


@found_by("heading_missing")
def a_heading_that_was_deleted(document: Any) -> None:
    gone = heading(document, "2.1.5")
    gone._p.getparent().remove(gone._p)


@found_by("heading_missing")
def a_heading_as_bold_text(document: Any) -> None:
    heading(document, "2.1.5").style = "Normal"


@nearly_found_by("heading_missing")
def a_heading_in_capitals_without_number(document: Any) -> None:
    heading(document, "2.1.5").text = "RISK MANAGEMENT (if applicable)"


@found_by("heading_renamed")
def a_heading_with_words_of_its_own(document: Any) -> None:
    heading(document, "2.1.5").text = "2.1.5 What may go wrong"


@found_by("heading_renamed")
def a_heading_with_a_slip(document: Any) -> None:
    heading(document, "2.1.5").text = "Risks management"


@nearly_found_by("heading_renamed")
def a_heading_with_other_signs(document: Any) -> None:
    heading(document, "2.1.1").text = "2.1.1. CONCEPT & METHODOLOGY".replace("&", "and")
    document.add_heading("2.1.5 and what follows from it", 4)


@found_by("heading_out_of_order")
def risks_before_the_concept(document: Any) -> None:
    risks, concept = heading(document, "2.1.5"), heading(document, "2.1.1")
    text = risks._p.getnext()
    concept._p.addprevious(risks._p)
    concept._p.addprevious(text)


@nearly_found_by("heading_out_of_order")
def a_heading_that_comes_twice(document: Any) -> None:
    document.add_heading("Risk management", 4)


@found_by("section_empty")
def a_heading_with_nothing_below(document: Any) -> None:
    text = heading(document, "2.1.5")._p.getnext()
    text.getparent().remove(text)


@nearly_found_by("section_empty")
def a_section_that_does_not_apply(document: Any) -> None:
    paragraph(document, "2.1.5 Risk management has").text = "N/A"


@found_by("tag_missing")
def a_tag_that_is_not_closed(document: Any) -> None:
    tagged(document)
    gone = paragraph(document, "#§RSK-MGT-RM§#")
    gone._p.getparent().remove(gone._p)


@found_by("tag_missing")
def a_tag_that_is_gone(document: Any) -> None:
    tagged(document, "REL-EVA-RE", "PRJ-OBJ-PO", "CON-MET-CM", "WRK-PLA-WP", "DEC-LAR-DL")


@nearly_found_by("tag_missing")
def every_tag(document: Any) -> None:
    tagged(document)


FORM_TAGS = ("REL-EVA-RE", "PRJ-OBJ-PO", "CON-MET-CM", "RSK-MGT-RM", "WRK-PLA-WP", "DEC-LAR-DL")


def tagged(document: Any, *tags: str) -> None:
    for tag in tags or FORM_TAGS:
        document.add_paragraph(f"#@{tag}@#")
        document.add_paragraph(f"#§{tag}§#")


@found_by("declaration_unanswered")
def both_answers(document: Any) -> None:
    document.tables[0].rows[1].cells[1].text = "Yes / No"


@found_by("declaration_unanswered")
def no_answer(document: Any) -> None:
    document.tables[0].rows[1].cells[1].text = ""


@found_by("declaration_unanswered")
def both_answers_in_brackets(document: Any) -> None:
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = STATEMENT, "[YES] [NO]"


@nearly_found_by("declaration_unanswered")
def an_answer_that_is_ticked(document: Any) -> None:
    document.tables[0].rows[1].cells[1].text = "☒ Yes ☐ No"


@nearly_found_by("declaration_unanswered")
def an_answer_that_is_struck_through(document: Any) -> None:
    cell = document.tables[0].rows[1].cells[1].paragraphs[0]
    cell.text = "Yes"
    cell.add_run(" / No").font.strike = True


def budget(document: Any, total: str, *rows: str) -> None:
    heads = ("Participant", "Total", "EU contribution")
    table = document.add_table(0, 3)
    for texts in (heads, *(row.split("|") for row in rows), ("Total", total, "-")):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text


@found_by("sums_differ")
def another_total(document: Any) -> None:
    budget(document, "1 440 000.00")


@found_by("sums_differ")
def rows_that_do_not_add_up(document: Any) -> None:
    budget(document, planned_total(), "ATEVAL|1,000.00|-", "CITEVE|2 000|-")


@nearly_found_by("sums_differ")
def the_total_of_the_plan(document: Any) -> None:
    budget(document, planned_total())


def planned_total() -> str:
    from tests.finished_files import dossier

    return f"{dossier().figures.total_costs:,.2f}".replace(",", "\N{NO-BREAK SPACE}")


@found_by("picture_without_alternative_text")
def a_picture(document: Any) -> None:
    picture(document)


@nearly_found_by("picture_without_alternative_text")
def a_picture_that_is_described(document: Any) -> None:
    picture(document, "A map of the three regions")


@found_by("sentence_contradicts_plan")
def twelve_partners(document: Any) -> None:
    document.add_paragraph("The consortium of twelve partners meets twice a year.")


@nearly_found_by("sentence_contradicts_plan")
def other_numbers(document: Any) -> None:
    document.add_paragraph("Twelve mills of the region were asked, and orders of EUR 5 000 came.")
