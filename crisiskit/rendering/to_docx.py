"""A statement as a document for word processors, by python-docx. The mark of a drill stands in the header of every page.

    print_docx(make_sheet(statement, situation))     # b"PK…"
"""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from crisiskit.errors import ExtraMissing
from crisiskit.problems import problem
from crisiskit.rendering.sheets import split_numbering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crisiskit.rendering.pages import Block
    from crisiskit.rendering.sheets import PrintedSheet

_FONT = "Arial"
_RED, _GREY = (0xA0, 0, 0), (0x44, 0x44, 0x44)
#: The style of each block.
_STYLES = {"h1": "Title", "h2": "Heading 1", "p": "Normal", "blockquote": "Quote", "li": "List Bullet", "hr": "Normal"}
#: Size in points, bold, space before and behind in points.
_LOOKS = {
    "Normal": (11, False, 0, 8), "Title": (13, True, 10, 6), "Heading 1": (14, True, 14, 12), "Quote": (11, False, 0, 8),
    "List Bullet": (11, False, 0, 4), "Header": (12, True, 0, 0), "Footer": (9, False, 0, 0),
}  # fmt: skip


def print_docx(sheet: PrintedSheet) -> bytes:
    """The file. Raises ExtraMissing where python-docx is not installed."""
    try:
        from docx import Document
    except ImportError as error:
        raise ExtraMissing([problem("extra-missing", None, format="docx", extra="files")]) from error
    document = Document()
    _set_looks(document, sheet.language)
    _set_properties(document, sheet)
    _set_paper(document.sections[0])
    _set_edges(document.sections[0], sheet)
    blocks = sheet.page.blocks
    for place, block in enumerate(blocks):
        _add_block(document, block, blocks[place - 1] if place else None, blocks[place + 1 : place + 2])
    file = BytesIO()
    document.save(file)
    return _settle(file.getvalue())


def _set_looks(document: Any, language: str) -> None:
    """One font and language throughout, black; what the template brings of colours and lines is taken away."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, (size, bold, before, after) in _LOOKS.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.font.italic = name == "Quote"
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), _FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
        for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
        for spread in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(spread)
    document.styles["Normal"].paragraph_format.line_spacing = 1.2
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    defaults = document.styles.element.find(".//" + qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(spoken)


def _set_properties(document: Any, sheet: PrintedSheet) -> None:
    """Title, author, times; the mark of a drill in every property that a list of files shows."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = sheet.title[:255], sheet.author[:255], sheet.author[:255]
    properties.keywords = properties.category = properties.subject = properties.content_status = sheet.mark
    properties.comments, properties.language, properties.revision = "", sheet.language, 1
    properties.created = properties.modified = sheet.created.astimezone(UTC).replace(tzinfo=None)


def _set_paper(section: Any) -> None:
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = Mm(25)
    section.bottom_margin, section.header_distance, section.footer_distance = Mm(22), Mm(11), Mm(10)


def _set_edges(section: Any, sheet: PrintedSheet) -> None:
    """The mark above every page, its number below."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import RGBColor

    if sheet.mark:
        above = section.header.paragraphs[0]
        above.alignment = WD_ALIGN_PARAGRAPH.CENTER
        above.add_run(sheet.mark).font.color.rgb = RGBColor(*_RED)
    below = section.footer.paragraphs[0]
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = split_numbering(sheet.numbering)
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        if text:
            below.add_run(text)
        if field:
            _add_field(below, field)
    for run in below.runs:
        run.font.color.rgb = RGBColor(*_GREY)


def _add_field(paragraph: Any, name: str) -> None:
    """A number that the word processor fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", name, "separate", "1", "end"):
        run = paragraph.add_run()
        if kind == name:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {name} "
            run._r.append(code)  # noqa: SLF001 - python-docx has no fields of its own
        elif kind == "1":
            run.text = kind
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001 - as above


def _add_block(document: Any, block: Block, before: Block | None, behind: Sequence[Block]) -> None:
    """A block as a paragraph, its words first."""
    paragraph = document.add_paragraph(style=_STYLES[block.tag])
    _add_words(paragraph, block)
    first = before is None or before.region != block.region
    last = not behind or behind[0].region != block.region
    looks = paragraph.paragraph_format
    looks.alignment = _find_side(block)
    _set_spaces(looks, block, is_close=bool(behind) and "tight" in behind[0].classes, last=last)
    looks.keep_with_next = block.tag in ("h1", "h2") or (block.region == "footer" and not last) or None
    _add_rule(paragraph, block, first=first, last=last)


def _add_words(paragraph: Any, block: Block) -> None:
    from docx.shared import Pt

    size = _find_size(block)
    for run in block.runs:
        added = paragraph.add_run()
        if run.text == "\n":
            added.add_break()
            continue
        added.text = run.text
        added.bold, added.italic = run.bold or None, run.italic or None
        if size is not None:
            added.font.size = Pt(size)
        if (block.region == "header" and "small" not in block.classes) or "sign" in block.classes:
            added.bold = True


def _find_size(block: Block) -> float | None:
    """The size in points where it is not that of the block's style."""
    if "small" in block.classes:
        return 10 if block.region == "header" else 9.5
    if "large" in block.classes:
        return 13
    if block.tag in ("h1", "h2") and "left" in block.classes:
        return 11.5
    return {"header": 15, "footer": 9.5}.get(block.region)


def _find_side(block: Block) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    named = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT, "left": WD_ALIGN_PARAGRAPH.LEFT}
    centred = block.tag in ("h1", "h2") or block.region == "header"
    return next((named[name] for name in named if name in block.classes), named["center"] if centred else None)


def _set_spaces(looks: Any, block: Block, *, is_close: bool, last: bool) -> None:
    """The spaces around a paragraph; `is_close` is whether the next one stands close to it."""
    from docx.shared import Mm, Pt

    if "indent" in block.classes or block.tag == "blockquote":
        looks.left_indent = Mm(10)
    if "tight" in block.classes:
        looks.space_before = Pt(0)
    if "sign" in block.classes:
        looks.space_before = Pt(50)
    if block.tag in ("h1", "h2") and "left" in block.classes:
        looks.space_after = Pt(14)
    if is_close or (block.region == "header" and not last):
        looks.space_after = Pt(2)


def _add_rule(paragraph: Any, block: Block, *, first: bool, last: bool) -> None:
    """The line below a letterhead, the one above the contact block, and that of a rule."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    begins = block.region == "footer" and first
    if not (block.tag == "hr" or begins or (block.region == "header" and last)):
        return
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top" if begins else "w:bottom")
    weight = "20" if block.region == "header" else "4"
    for name, value in (("val", "single"), ("sz", weight), ("space", "6"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - python-docx has no borders of its own
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    if begins:
        paragraph.paragraph_format.space_before = Pt(18)
    else:
        paragraph.paragraph_format.space_after = Pt(12)


def _settle(data: bytes) -> bytes:
    """The archive again with its members in order and one date: python-docx writes the clock into it."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type, member.create_system = ZIP_DEFLATED, 3
            new.writestr(member, old.read(name))
    return file.getvalue()
