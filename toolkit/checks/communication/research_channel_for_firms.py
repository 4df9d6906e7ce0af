"""
Firms or authorities are to be reached through research journals.

Why it matters
    Small firms do not read scientific publications. A plan that counts papers although none of its
    target groups are researchers shows that it was taken over from a research project. (Source:
    evaluation reports on dissemination; good practice.)

Example
    communication:
      target_groups: [{id: smes, name: Textile SMEs, channels: [papers]}]
      channels: [{id: papers, name: Articles in scientific journals}]

How to correct it
    Choose what the group reads: trade papers, bulletins of clusters and chambers, visits, fairs. Or
    add researchers as a target group and give the channel to them. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.checks.communication._others import quoted
from toolkit.diagnostics import Severity
from toolkit.model.communication import Activity, Channel
from toolkit.plan.dossier import Dossier

PAPERS = (
    "research journal", "scientific journal", "academic journal", "research paper",
    "scientific paper", "academic paper", "scientific publication", "scientific article",
    "academic publication", "peer-reviewed", "peer reviewed", "journal article",
    "revue scientifique", "revues scientifiques", "revue de recherche", "revues de recherche",
    "article scientifique", "articles scientifiques", "publication scientifique",
    "publications scientifiques", "revue academique", "revues academiques", "comite de lecture",
)  # fmt: skip
READERS = (
    "research", "scien", "academ", "universit", "student", "doctoral", "chercheu", "recherche",
    "etudiant", "technology cent", "technolog", "laborator", "laboratoire", "centres techniques",
)  # fmt: skip


@rule("COM108", Severity.ADVICE)
def research_channel_for_firms(dossier: Dossier) -> Iterator[Finding]:
    plan = dossier.proposal.communication
    readers = {one.id for one in plan.target_groups if speaks_of(one.name, READERS)}
    names = {one.id: one.name for one in plan.target_groups}
    parts: list[Channel | Activity] = [*plan.channels, *plan.activities]
    for part in parts:
        if not _is_of_papers(part):
            continue
        reached = [one.id for one in plan.target_groups if _reaches(part, one.id, one.channels)]
        if readers.isdisjoint(reached or readers):
            whom = quoted(names[one] for one in reached) or "no group of researchers"
            yield Finding(
                part.place.of("name" if isinstance(part, Channel) else "title"),
                f"research journals are to reach {whom}",
                hint="choose what these people read, such as trade papers and bulletins of "
                "clusters, or add researchers under communication: target_groups",
            )


def _is_of_papers(part: Channel | Activity) -> bool:
    if isinstance(part, Channel):
        return speaks_of(f"{part.name}. {part.purpose}. {part.indicator}", PAPERS)
    return speaks_of(f"{part.title}. {part.objective}", PAPERS)


def _reaches(part: Channel | Activity, group: str, channels: tuple[str, ...]) -> bool:
    return part.id in channels if isinstance(part, Channel) else group in part.target_groups
