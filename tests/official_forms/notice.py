"""The notice on the first page of a blank, which is in a text box."""

from __future__ import annotations

from collections.abc import Sequence

from tests.official_forms import parts
from tests.official_forms.word_xml import paragraph


def text_box(lines: Sequence[str]) -> str:
    """A paragraph to which a text box is anchored, with another for older programs."""
    content = "".join(paragraph(one) for one in lines)
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    width, height = 5_590_000, 3_200_000
    shape = (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:srgbClr val="F2F2F2"/></a:solidFill></wps:spPr>'
        f"<wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0"'
        ' relativeHeight="251660800" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0'
        '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0'
        f'</wp:posOffset></wp:positionV><wp:extent cx="{width}" cy="{height}"/>'
        '<wp:wrapTopAndBottom/><wp:docPr id="1" name="Notice"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{parts.DRAWING}/main"><a:graphicData'
        f' uri="{parts.MICROSOFT}/wordprocessingShape">{shape}</a:graphicData></a:graphic>'
        "</wp:anchor>"
    )
    older = (
        '<w:pict><v:rect id="Notice" style="position:absolute;width:440pt;height:250pt"'
        f' fillcolor="#f2f2f2"><v:textbox>{inside}</v:textbox></v:rect></w:pict>'
    )
    return paragraph(
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
    )
