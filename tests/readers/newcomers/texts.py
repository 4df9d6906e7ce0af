"""Texts over several lines, and remarks."""

from tests.readers.newcomers.mistake import Mistake

FIRST = (
    "Fruit growers lose a third of their water on the way to the tree. "
    "Four clusters: one of growers,"
)
SECOND = "two of machine makers and one of software, show what to do about it."

MISTAKES = (
    Mistake("mention in single brackets", (("[[lump-sums]]", "[lump-sums]"),), asks=True),
    Mistake("mention that is not closed", (("[[lump-sums]]", "[[lump-sums"),), asks=True),
    Mistake(
        "number sign in a title",
        (("title: Coordination and reporting", "title: Coordination #1 and reporting"),),
        right=(("title: Coordination and reporting", 'title: "Coordination #1 and reporting"'),),
        asks=True,
    ),
    Mistake(
        "number sign and figure apart in a title",
        (("title: Coordination and reporting", "title: Coordination # 1 and reporting"),),
        right=(("title: Coordination and reporting", 'title: "Coordination # 1 and reporting"'),),
        asks=True,
    ),
    Mistake("forgotten pipe", (("  summary: |\n", "  summary:\n"),)),
    Mistake(
        "forgotten pipe no colon",
        (("    need: |\n      Growers", "    need:\n      Growers"),),
        right=(("    need: |\n      Growers", "    need: |-\n      Growers"),),
        taken=True,
    ),
    Mistake("forgotten pipe, text on line", (("  summary: |\n    Fruit", "  summary: Fruit"),)),
    Mistake("pipe and text on line", (("  summary: |\n    Fruit", "  summary: | Fruit"),)),
    Mistake(
        "block not indented", (("    Fruit growers lose a third", "  Fruit growers lose a third"),)
    ),
    Mistake(
        "block not indented all",
        (
            (
                f"    {FIRST}\n    {SECOND}\n\n    In two",
                f"{FIRST}\n{SECOND}\n\nIn two",
            ),
        ),
    ),
    Mistake("block second line less", (("    two of machine makers", "  two of machine makers"),)),
    Mistake("block second paragraph less", (("    In two rounds", "  In two rounds"),)),
    Mistake("block last line far left", (("    In two rounds", "In two rounds"),)),
    Mistake("slashes comment", (("  strand: agri-food", "  // the strand\n  strand: agri-food"),)),
    Mistake(
        "slashes comment behind", (("  strand: agri-food", "  strand: agri-food // the strand"),)
    ),
    Mistake(
        "html comment", (("  strand: agri-food", "  <!-- the strand -->\n  strand: agri-food"),)
    ),
    Mistake("block comment", (("  strand: agri-food", "  /* the strand */\n  strand: agri-food"),)),
    Mistake("hash without space", (("  strand: agri-food", "  strand: agri-food# the strand"),)),
    Mistake(
        "html tags",
        (
            (
                "        title: Quality and monitoring",
                "        title: <b>Quality</b> and monitoring",
            ),
        ),
        right=(
            (
                "        title: Quality and monitoring",
                "        title: <b>Quality</b> and monitoring",
            ),
        ),
        taken=True,
    ),
    Mistake("line of dashes", (("\nwork_packages:\n", "\n--------\nwork_packages:\n"),)),
    Mistake(
        "line of three dashes", (("\nwork_packages:\n", "\n---\nwork_packages:\n"),), asks=True
    ),
    Mistake("line of equals", (("\nwork_packages:\n", "\n=========\nwork_packages:\n"),)),
    Mistake("words between", (("\nwork_packages:\n", "\nThe work\nwork_packages:\n"),), asks=True),
    Mistake(
        "a percent sign in a text",
        (("40 % at the start", "40% at the start"),),
        right=(("40 % at the start", "40% at the start"),),
        taken=True,
    ),
)
