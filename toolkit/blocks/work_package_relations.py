"""Who feeds whom: work packages as boxes, with arrows from what comes first to what waits for it.

Management and communication run along all others, as bars; what they hand over is not drawn.
"""

from collections.abc import Iterator

from toolkit.blocks import block
from toolkit.document.figures import Arrow, Diagram, Node
from toolkit.document.tree import Block, Figure
from toolkit.model.wording import listed
from toolkit.model.workplan import WorkPackage
from toolkit.plan.dossier import Dossier

ALONG = ("management", "communication")
MOST = 16
"""Boxes above which a drawing on one page tells nobody anything."""


@block("work_package_relations")
def work_package_relations(dossier: Dossier, _: str) -> tuple[Block, ...]:
    proposal = dossier.proposal
    inner = [one for one in proposal.work_packages if one.priority not in ALONG]
    arrows = tuple(_arrows(dossier, {one.id for one in inner}))
    if not arrows or len(inner) > MOST:
        return ()
    above, below = (
        tuple(_node(dossier, one) for one in proposal.work_packages if one.priority == kind)
        for kind in ALONG
    )
    diagram = Diagram(tuple(_node(dossier, one) for one in inner), arrows, above, below)
    caption = "Work packages and what they hand over to each other"
    return (
        Figure(
            "work-packages/relations",
            dossier.language.say(caption),
            _description(dossier, diagram),
            diagram,
        ),
    )


def _node(dossier: Dossier, package: WorkPackage) -> Node:
    lead = dossier.proposal.partner.get(package.lead)
    months = str(package.span).replace("-", "–")
    detail = f"{lead.short_name}, {months}" if lead else months
    return Node(package.id, str(dossier.proposal.labels[package.id]), package.title, detail)


def _arrows(dossier: Dossier, inner: set[str]) -> Iterator[Arrow]:
    """An arrow for each pair of work packages with a task that waits for something of the other."""
    home: dict[str, str] = {}
    for package in dossier.proposal.work_packages:
        home |= {one.id: package.id for one in package.tasks}
        home |= {one.id: package.id for one in package.milestones}
    seen = set()
    for package in dossier.proposal.work_packages:
        for task in package.tasks:
            for name in task.after:
                arrow = Arrow(home.get(name, ""), package.id)
                if arrow not in seen and arrow.start != arrow.end and arrow.start in inner:
                    seen.add(arrow)
                    if arrow.end in inner:
                        yield arrow


def _description(dossier: Dossier, diagram: Diagram) -> str:
    say = dossier.language.say
    labels = {node.key: node.label for node in diagram.nodes}
    given: dict[str, list[str]] = {}
    for arrow in diagram.arrows:
        given.setdefault(labels[arrow.start], []).append(labels[arrow.end])
    sentences = [
        say("{start} feeds {ends}.", start=start, ends=listed(ends, say("and")))
        for start, ends in given.items()
    ]
    along = [node.label for node in (*diagram.above, *diagram.below)]
    if along:
        one, more = "{packages} runs along all others.", "{packages} run along all others."
        words = one if len(along) == 1 else more
        sentences.append(say(words, packages=listed(along, say("and"))))
    return say("Boxes with arrows. {sentences}", sentences=" ".join(sentences))
