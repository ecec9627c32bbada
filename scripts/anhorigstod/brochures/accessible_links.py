"""Patches over the link annotations that WeasyPrint 70 writes."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
import weasyprint.pdf

from .accessible_text import Patch

PRINTED = 4
"""Annotation flag (PDF table 165): the same on paper as on the screen."""

_add_links = weasyprint.pdf.add_links
"""As it is in WeasyPrint: read when this module is imported, before anything is mended."""


def add_links(links_and_anchors: Any, matrix: Any, pdf: Any, page: Any, names: Any, tags: Any) -> None:
    """One annotation for each link and line, described in words (UA 7.18.5)."""
    links, anchors = links_and_anchors
    joined = _joined(links)
    _add_links((joined, anchors), matrix, pdf, page, names, tags)
    for _, target, _, box in joined:
        if box.link_annotation:
            box.link_annotation["F"] = PRINTED
            box.link_annotation["Contents"] = pydyf.String(_words(box.element) or target)


def _joined(links: list[Any]) -> list[Any]:
    """WeasyPrint makes links of the elements in a link too, outside its tag. Here their areas become the link's."""
    joined: list[Any] = []
    for kind, target, area, box in links:
        if box.link or not joined:
            joined.append((kind, target, area, box))
        else:  # the link itself comes right before what stands in it
            *link, (left, top, right, bottom), owner = joined[-1]
            area = (min(left, area[0]), min(top, area[1]), max(right, area[2]), max(bottom, area[3]))
            joined[-1] = (*link, area, owner)
    return joined


def _words(element: Element) -> str:
    """What a link is called: its title, or what is read of it."""
    named = element.get("title") or element.get("aria-label") or "".join(_heard(element))
    return " ".join(named.split())


def _heard(element: Element) -> Iterator[str]:
    if element.get("aria-hidden") == "true":
        return
    yield element.get("alt") or element.text or ""
    for child in element:
        yield from _heard(child)
        yield child.tail or ""


PATCHES: tuple[Patch, ...] = ((weasyprint.pdf, "add_links", add_links),)
