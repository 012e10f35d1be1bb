"""Pictures in a line of a Word paper, each with what it shows in words; a drawing stands there as SVG and as PNG."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from bizplan.render.logo import Logo
from bizplan.render.pictures import Drawing
from bizplan.render.prose import one_line
from bizplan.render.word.raster import png
from bizplan.render.word.xml import Element, parsed, w

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

_SVG = "image/svg+xml"
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", _SVG: "svg"}
_OF_A_POINT = 12_700
"""Units in which Word measures pictures."""
_LOGO = (154.0, 44.0)
"""The most that a logo takes across and down, in points: what the web page gives it on paper."""
_POINTS_OF_A_PIXEL = 0.75
_PIXELS_OF_A_POINT = 4
"""288 to an inch, for programs that show the PNG."""
_CHART_PIXELS = 2
"""To a unit of a chart's view box: about 200 to an inch, enough for letters on paper."""
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SVG_BLIP = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{drawing}"/></a:ext></a:extLst>'
)
"""Where Word 2016 and later find the drawing itself; others show the PNG and pass this over."""
_INLINE = (
    '<w:drawing {namespaces}><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
    '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" name="Picture {number}"/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr>'
    '</pic:nvPicPr><pic:blipFill><a:blip r:embed="{picture}">{svg}</a:blip><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing>"
)


@dataclass(frozen=True, slots=True)
class _Size:
    """Width and height, in points."""

    across: float
    down: float

    def within(self, across: float, down: float) -> "_Size":
        """As large as fits, never larger than it is."""
        scale = min(1.0, across / self.across, down / self.down)
        return _Size(self.across * scale, self.down * scale)


class Images:
    """Sets the pictures of one document."""

    def __init__(self, part: "DocumentPart") -> None:
        self._part = part
        self._pictures = 0

    def logo(self, logo: Logo) -> Element:
        """A council's logo, no larger than it stands at the head of the web page."""
        width, height = (side * _POINTS_OF_A_PIXEL for side in logo.sides)
        size = _Size(width, height).within(*_LOGO)
        if logo.media_type != _SVG:
            return self._picture(self._held(logo.data, logo.media_type), "", size, logo.words)
        across, down = (-(-side * _PIXELS_OF_A_POINT // 1) for side in (size.across, size.down))
        return self._drawing(logo.data.decode(), (int(across), int(down)), size, logo.words)

    def chart(self, drawing: Drawing, svg: str, words: str, room: tuple[float, float]) -> Element:
        """A chart as wide as there is room, in points, unless it would then be too tall."""
        scale = min(room[0] / drawing.width, room[1] / drawing.height)
        size = _Size(drawing.width * scale, drawing.height * scale)
        pixels = (drawing.width * _CHART_PIXELS, drawing.height * _CHART_PIXELS)
        return self._drawing(svg, pixels, size, words)

    def _drawing(self, svg: str, pixels: tuple[int, int], size: _Size, words: str) -> Element:
        picture = self._held(png(svg, *pixels), "image/png")
        return self._picture(picture, _SVG_BLIP.format(drawing=self._held(svg.encode(), _SVG)), size, words)

    def _held(self, data: bytes, media_type: str) -> str:
        """The relation to a picture that the document holds from now on."""
        package = self._part.package
        name = package.next_partname(f"/word/media/image%d.{_ENDINGS[media_type]}")
        return self._part.relate_to(Part(name, media_type, data, package), RELATIONSHIP_TYPE.IMAGE)

    def _picture(self, picture: str, svg: str, size: _Size, words: str) -> Element:
        self._pictures += 1
        across, down = (max(round(side * _OF_A_POINT), 1) for side in (size.across, size.down))
        made = parsed(
            _INLINE.format(
                namespaces=_NAMESPACES, across=across, down=down, number=self._pictures, picture=picture, svg=svg
            )
        )
        about = next(each for each in made.iter() if str(each.tag).endswith("}docPr"))
        about.set("descr", one_line(words))
        return w("r", made)
