"""The sections of a blank: their titles, tags and tables, in the order of the form of 2022."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.official_forms import packages, parts, tables, timetables
from tests.official_forms.pieces import LANDSCAPE, PORTRAIT, Pieces

Table = tuple[str, Callable[[Pieces], str]]
"""A table with the name by which a shape leaves it out."""


@dataclass(frozen=True)
class Section:
    """A section of a form: its heading, what is below it, and its own sections."""

    title: str
    tags: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    sections: tuple[Section, ...] = ()
    level: int = 0
    """Of its heading; 0 where it follows from that of the section around it."""

    has_number: bool = True
    is_group: bool = False
    """Whether it is there only to group others, which flat forms do not."""

    is_sample_package: bool = False
    """Whether it is there only to say that the block of the first package is copied."""


def _box(name: str, title: str, *, width: int = PORTRAIT, if_any: bool = False) -> Table:
    def made(pieces: Pieces) -> str:
        remark = pieces.say(" (if applicable)") if if_any else ""
        return pieces.box(title, width=width, remark=remark)

    return name, made


def _section(title: str, *tags: str, name: str, if_any: bool = False) -> Section:
    """A section with one box that has its title."""
    return Section(title, tags, (_box(name, title, if_any=if_any),))


VALUE = "Complementarity with other actions and innovation — European added value"
MANAGEMENT = "Project management, quality assurance and monitoring and evaluation strategy"
OUTSIDE = "Outside resources (subcontracting, seconded staff, etc)"
PLAN = "Work plan, work packages, activities, resources and timing"

SUMMARY = Section(
    "Project summary",
    ("PRJ-SUM-PS",),
    (
        (
            "summary",
            lambda pieces: pieces.not_asked("Project summary", "See the abstract in part A."),
        ),
    ),
    has_number=False,
)
RELEVANCE = Section(
    "Relevance",
    ("REL-EVA-RE", "PRJ-OBJ-PO"),
    sections=(
        _section("Background and general objectives", name="background"),
        _section("Needs analysis and specific objectives", name="needs"),
        _section(VALUE, "COM-PLE-CP", name="complementarity"),
    ),
)
DESIGN = (
    _section("Concept and methodology", "CON-MET-CM", name="concept"),
    _section(MANAGEMENT, "PRJ-MGT-PM", name="management"),
    Section(
        "Project teams, staff and experts",
        ("CON-SOR-CS",),
        (("staff", tables.staff), _box("outside", OUTSIDE)),
    ),
    _section("Cost effectiveness and financial management", "FIN-MGT-FM", name="costs"),
    Section("Risk management", ("RSK-MGT-RM",), (("risks", tables.risks),)),
)
PARTNERSHIP = (
    _section("Consortium set-up", name="setup", if_any=True),
    _section("Consortium management and decision-making", name="decisions", if_any=True),
)
QUALITY = Section(
    "Quality",
    ("QUA-LIT-QL",),
    sections=(
        Section("Project design and implementation", sections=DESIGN, is_group=True),
        Section(
            "Partnership and cooperation arrangements",
            ("CON-SOR-CS",),
            sections=PARTNERSHIP,
            is_group=True,
        ),
    ),
)
IMPACT = Section(
    "Impact",
    ("IMP-ACT-IA",),
    sections=(
        _section("Impact and ambition", name="impact"),
        _section(
            "Communication, dissemination and visibility", "COM-DIS-VIS-CDV", name="communication"
        ),
        _section("Sustainability and continuation", "SUS-CON-SC", name="sustainability"),
    ),
)
FOOTPRINT = _section("Ecological footprint", name="footprint")
_below = partial(Section, level=4, has_number=False)
WORK_PLAN = Section(
    PLAN,
    ("WRK-PLA-WP",),
    sections=(
        Section("Work plan", tables=(_box("plan", "Work plan", width=LANDSCAPE),)),
        Section(
            "Work packages, activities, resources and timing",
            tables=(("about packages", tables.about_packages),),
            sections=(
                _below(
                    "Work Package 1",
                    tables=(
                        ("work package", partial(packages.work_package, bullets=parts.BULLETS)),
                        ("resources", packages.resources),
                    ),
                ),
                _below("Work Package …", is_sample_package=True),
                _below(
                    "Staff effort",
                    tables=(
                        ("effort of packages", tables.effort_of_packages),
                        ("effort of partners", tables.effort_of_partners),
                    ),
                ),
                _below("Subcontracting", tables=(("subcontracting", tables.subcontracting),)),
                _below("Events, meetings and mobility", tables=(("events", tables.events),)),
                _below(
                    "Timetable",
                    tables=(
                        ("months", timetables.timetable_of_months),
                        ("quarters", timetables.timetable_of_quarters),
                    ),
                ),
            ),
        ),
    ),
)
OTHER = Section(
    "Other",
    sections=(
        _section("Ethics", "ETH-ICS-EI", name="ethics", if_any=True),
        Section(
            "Security",
            ("SEC-URI-SU",),
            (("security", lambda pieces: pieces.not_asked("Security", "Not applicable.")),),
        ),
    ),
)
DECLARATIONS = Section(
    "Declarations",
    ("DEC-LAR-DL",),
    (
        ("double funding", tables.double_funding),
        _box("third parties", "Financial support to third parties", if_any=True),
        ("seal", tables.seal_of_excellence),
    ),
)
