"""Patches over how WeasyPrint 70 draws text: spaces that it loses, and what is for the eye only."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.document
import weasyprint.draw.text
import weasyprint.layout.block
import weasyprint.layout.inline
import weasyprint.pdf
import weasyprint.pdf.stream
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

Patch = tuple[Any, str, Callable[..., Any]]
"""A module or class, the name of its function, and what to put there."""

RTL = re.compile("[\u0590-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
LIGATURES = {"لا": "\ufefb", "لأ": "\ufef7", "لإ": "\ufef9", "لآ": "\ufef5"}
"""Lam and alef as one sign, which Unicode has for just that."""
SIGNS = re.compile("[\u064b-\u0652]")
"""Arabic vowel signs: glyphs of their own, over or under a letter's."""
TATWEEL = "\u0640"
SILENT, SPACE_BEFORE, SPACE_AFTER, GOES_ON = (
    "our_silent",
    "our_space_before",
    "our_space_after",
    "our_goes_on",
)
"""What is noted on a box: that nobody shall hear it, that a space before or after it is lost, and that it has begun on
another page."""

# As they are in WeasyPrint: read when this module is imported, before anything is mended.
_get_next_linebox = weasyprint.layout.inline.get_next_linebox
_table_layout = weasyprint.layout.block.table_layout
_draw_page = weasyprint.document.draw_page
_draw_first_line = weasyprint.draw.text.draw_first_line
_build_fonts_dictionary = weasyprint.pdf.build_fonts_dictionary
_marked = weasyprint.pdf.stream.Stream.marked


def real(box: Any) -> Any:
    """The box itself, of what may stand for an absolutely positioned one."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def is_rtl(box: boxes.TextBox) -> bool:
    """Whether the glyphs of this text may stand in another order than its letters."""
    return box.style["direction"] == "rtl" or RTL.search(box.text) is not None


def needs_saying(box: boxes.TextBox) -> bool:
    """Whether what is drawn of this text is not what shall be heard. Known once its page is drawn."""
    return is_rtl(box) or vars(box).get(SPACE_BEFORE, False)


def is_silent(box: boxes.Box) -> bool:
    """Whether `box` stands in what is for the eye only. Known once its page is drawn."""
    return vars(box).get(SILENT, False)


def said(box: boxes.TextBox) -> str:
    """The text of `box` in logical order, with the spaces that are lost. Known once its page is drawn."""
    before, after = (" " * vars(box).get(noted, False) for noted in (SPACE_BEFORE, SPACE_AFTER))
    return f"{before}{box.text}{after}"


def get_next_linebox(
    context: Any, linebox: Any, position_y: Any, bottom_space: Any, skip: Any, *rest: Any
) -> Any:
    """Note where a line begins after a space, which is not drawn: the words beside it would be read as one."""
    spaced = skip is not None and _text(linebox, skip).endswith(" ")
    line, resume = _get_next_linebox(context, linebox, position_y, bottom_space, skip, *rest)
    if line is not None:
        vars(line)[SPACE_BEFORE] = spaced
    return line, resume


def _text(box: Any, end: dict[int, Any] | None = None) -> str:
    """The text of a line, or of a box in one, up to where it `end`s."""
    if isinstance(box, boxes.TextBox):
        return box.text if end is None else box.text.encode()[: next(iter(end))].decode()
    if not isinstance(box, boxes.LineBox | boxes.InlineBox):
        return ""
    index, inner = (len(box.children), None) if end is None else next(iter(end.items()))
    last = "" if inner is None else _text(box.children[index], inner)
    return "".join(map(_text, box.children[:index])) + last


def table_layout(context: Any, table: Any, bottom_space: Any, skip: Any, *rest: Any) -> Any:
    """Note on what is left of a table after a page break that this is so."""
    result = _table_layout(context, table, bottom_space, skip, *rest)
    if result[0] is not None:
        vars(result[0])[GOES_ON] = skip is not None
    return result


def draw_page(page: Any, stream: Any) -> None:
    """Note, before a page is drawn, what is silent, and where spaces will be missing."""
    last = None
    for box, silent in _walk(page):
        if silent:
            vars(box)[SILENT] = True
        else:
            last = _gather_space(box, last)
            _move_space(box)
    _draw_page(page, stream)


def _move_space(block: Any) -> None:
    """Note a space before the first line of a block, which goes on from another page or column, on its first text."""
    line = block.children[0] if block.children else None
    if isinstance(line, boxes.LineBox) and vars(line).get(SPACE_BEFORE):
        first = next((text for text, _ in _walk(line) if isinstance(text, boxes.TextBox) and text.text), line)
        vars(first)[SPACE_BEFORE] = True


def _walk(box: Any, silent: bool = False) -> Iterator[tuple[Any, bool]]:
    box = real(box)
    silent = silent or _is_for_the_eye(box)
    yield box, silent
    again = isinstance(box, boxes.TableBox) and goes_on(box)
    for child in box.children:
        yield from _walk(child, silent or (again and child.is_header))


def goes_on(table: Any) -> bool:
    """Whether a table has begun on another page: its header is there once more, for the eye."""
    return vars(table).get(GOES_ON, False)


def _is_for_the_eye(box: boxes.Box) -> bool:
    """Page numbers and the like, what is aria-hidden, and pictures with alt=""."""
    if isinstance(box, boxes.MarginBox):
        return True
    element = box.element
    return element is not None and (
        element.get("aria-hidden") == "true" or (element.tag == "img" and element.get("alt") == "")
    )


def _gather_space(box: Any, last: Any) -> Any:
    """Note lost spaces on the last text that is drawn, `last`, since an empty one is not. Returns the new last."""
    text = box.text if isinstance(box, boxes.TextBox) else ""
    if text.strip():
        return box
    if last is not None and (text or vars(box).get(SPACE_BEFORE) or box.element_tag == "br"):
        vars(last)[SPACE_AFTER] = True
    return last


def draw_first_line(stream: Any, textbox: Any, overflow: str, ellipsis: Any, matrix: Any) -> Any:
    """Draw the lost space, beyond the end of the text. Text from right to left has it in its ActualText."""
    layout = textbox.pango_layout
    if (overflow, ellipsis) == ("clip", "none"):
        if SIGNS.search(layout.text):
            _teach_glyphs(stream, textbox, matrix)
        if vars(textbox).get(SPACE_AFTER) and not layout.text.endswith(" ") and not is_rtl(textbox):
            layout.set_text(f"{layout.text} ", justify=True)
    return _draw_first_line(stream, textbox, overflow, ellipsis, matrix)


def _teach_glyphs(stream: Any, textbox: Any, matrix: Any) -> None:
    """A glyph keeps the characters that it is first seen with. In some words a letter and its sign come as one cluster,
    and then the letter would have none, for good, and the sign both: so letters and signs are first drawn apart, on
    nothing."""
    layout = textbox.pango_layout
    text = layout.text
    signs = "".join(f" {TATWEEL}{sign}" for sign in sorted(set(SIGNS.findall(text))))
    layout.set_text(SIGNS.sub("", text) + signs)
    _draw_first_line(stream.clone(), textbox, "clip", "none", matrix)
    layout.set_text(text, justify=True)


def build_fonts_dictionary(pdf: Any, fonts: Any, *rest: Any) -> Any:
    """Let a lam-alef glyph stand for one character: whoever copies text turns right-to-left glyphs round, and two
    characters of one glyph come out the wrong way. It is in every tenth Arabic word. Screen readers have ActualText.
    """
    for font in fonts.values():
        font.to_unicode = {glyph: LIGATURES.get(text, text) for glyph, text in font.to_unicode.items()}
    return _build_fonts_dictionary(pdf, fonts, *rest)


@contextmanager
def marked(self: Any, box: Any, tag: str) -> Iterator[None]:
    """Mark what is silent as an artifact (UA 7.1): all else must have its place in the tree."""
    with self.artifact() if is_silent(box) else _marked(self, box, tag):
        yield


PATCHES: tuple[Patch, ...] = (
    (weasyprint.layout.inline, "get_next_linebox", get_next_linebox),
    (weasyprint.layout.block, "table_layout", table_layout),
    (weasyprint.document, "draw_page", draw_page),
    (weasyprint.draw.text, "draw_first_line", draw_first_line),
    (weasyprint.pdf, "build_fonts_dictionary", build_fonts_dictionary),
    (weasyprint.pdf.stream.Stream, "marked", marked),
)
