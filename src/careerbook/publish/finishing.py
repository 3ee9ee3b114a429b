"""What Chromium printed, made complete: metadata, structure, and the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

_MARK = re.compile(rb"/\w+ <</MCID \d+ >>BDC|\bEMC\b")
_PAINTS = re.compile(rb"\b(?:Tj|TJ|Do|[fFBS]\*?)\s")
_NODE_ID = re.compile(rb"node\d+")
_LANGUAGE = "en-US"


def finish(printed: bytes, title: str) -> bytes:
    """Set what readers show and speak, and take out what differs between two printings."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        for name in ("/CreationDate", "/ModDate", "/Creator"):
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = title
            metadata["dc:language"] = {_LANGUAGE}
        pdf.docinfo["/Title"] = title
        pdf.Root.Lang = _LANGUAGE
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        _demote_shapes(pdf)
        for page in pdf.pages:
            _mark_artifacts(pdf, page)
        _renumber_nodes(pdf)
        settled = BytesIO()
        pdf.save(settled, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return settled.getvalue()


def _demote_shapes(pdf: pikepdf.Pdf) -> None:
    """Chromium calls some lines of a chart figures of their own: only what has a description is one."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure" and "/Alt" not in thing:
            thing.S = pikepdf.Name.NonStruct


def _mark_artifacts(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """What Chromium leaves out of the structure, such as heads and page numbers, is to be passed over by readers."""
    content = page.Contents.read_bytes()
    pieces, at = [], 0
    for mark in (*_MARK.finditer(content), None):
        before = content[at : mark.start() if mark else len(content)]
        is_outside = at == 0 or content[at - 3 : at] == b"EMC"
        pieces.append(b"/Artifact BMC\n%b\nEMC\n" % before if is_outside and _PAINTS.search(before) else before)
        if mark:
            pieces.append(mark[0])
            at = mark.end()
    page.Contents = pdf.make_stream(b"".join(pieces))


def _renumber_nodes(pdf: pikepdf.Pdf) -> None:
    """Name the structure's elements node00000001 and so on: Chromium goes on from what it drew before.

    Order is kept, since the tree that looks the names up has to be sorted.
    """
    places = [place for thing in pdf.objects for place in _node_places(thing)]
    names = sorted({bytes(container[key]) for container, key in places}, key=lambda name: (len(name), name))
    new = {name: f"node{number:08d}".encode() for number, name in enumerate(names, start=1)}
    for container, key in places:
        container[key] = pikepdf.String(new[bytes(container[key])].decode())


def _node_places(thing: Any) -> Iterator[tuple[Any, Any]]:
    """Where in `thing`, not looking into other indirect objects, a string names a node."""
    if isinstance(thing, pikepdf.Array):
        keys: Any = range(len(thing))
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        keys = list(thing.keys())
    else:
        return
    for key in keys:
        value = thing[key]
        if isinstance(value, pikepdf.String) and _NODE_ID.fullmatch(bytes(value)):
            yield thing, key
        elif not getattr(value, "is_indirect", False):
            yield from _node_places(value)
