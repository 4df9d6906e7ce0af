"""The content by docxtpl: one template with loops, written once by this script.

python benchmarks/rivals/with_docxtpl.py template TEMPLATE.docx
python benchmarks/rivals/with_docxtpl.py TEMPLATE.docx CONTENT.json OUT.docx
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import Any


def template(path: str) -> None:
    """Headings, paragraphs, points, and a table of any size with its numbered caption."""
    import docx
    from docx.oxml import OxmlElement

    word = docx.Document()
    add = word.add_paragraph
    add("{%p for one in content %}")
    for level in range(1, 6):
        add(f"{{%p if one.kind == 'heading' and one.level == {level} %}}")
        add("{{ one.text }}", style=f"Heading {level}")
        add("{%p endif %}")
    add("{%p if one.kind == 'paragraph' %}")
    add("{{ one.text }}")
    add("{%p endif %}")
    add("{%p if one.kind == 'point' %}")
    add("{{ one.text }}", style="List Bullet")
    add("{%p endif %}")
    add("{%p if one.kind == 'table' %}")
    caption = add("Table ", style="Caption")
    field = OxmlElement("w:fldSimple")
    field.set(docx.oxml.ns.qn("w:instr"), " SEQ Table \\* ARABIC ")
    shown = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "{{ one.number }}"
    shown.append(words)
    field.append(shown)
    caption._p.append(field)
    caption.add_run(". {{ one.caption }}")
    table = word.add_table(4, 3, style="Table Grid")
    rows: Any = [
        ["{%tc for title in one.titles %}", "{% cellbg 'E7E9ED' %}{{ title }}", "{%tc endfor %}"],
        ["{%tr for row in one.rows %}", "", ""],
        [
            "{%tc for cell in row %}",
            "{% cellbg cell.fill or 'auto' %}{{ cell.text }}",
            "{%tc endfor %}",
        ],
        ["{%tr endfor %}", "", ""],
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    add("{%p endif %}")
    add("{%p endfor %}")
    word.save(path)


def main() -> None:
    gc.disable()  # as `proposal` does: one short run
    if sys.argv[1] == "template":
        template(sys.argv[2])
        return
    from docxtpl import DocxTemplate

    content = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    tables = (one for one in content if one["kind"] == "table")
    for number, one in enumerate(tables, 1):
        one["number"] = number
    word = DocxTemplate(sys.argv[1])
    word.render({"content": content})
    word.save(sys.argv[3])


if __name__ == "__main__":
    main()
