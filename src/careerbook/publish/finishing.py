"""What Chromium printed, made complete: metadata, structure, and the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf

from careerbook.publish import numbering

_MARK = re.compile(rb"/\w+ <</MCID \d+ >>BDC|\bEMC\b")
_PAINTS = re.compile(rb"\b(?:Tj|TJ|Do|[fFBS]\*?)\s")
# Chromium writes objects as plain text and only compresses what is drawn. Reading the text is a hundred times faster
# than going through all objects, of which a report has tens of thousands.
_NODE = re.compile(rb"\(node(\d{8})\)")
_FIGURE = re.compile(rb"^(\d+) 0 obj\n<</Type /StructElem\n/S /Figure\n", re.MULTILINE)
_LANGUAGE = "en-US"


def finish(printed: bytes, title: str, contents: Sequence[str] = ()) -> bytes:
    """Set what readers show and speak, and take out what differs between two printings.

    The pages of what the `contents` lead to are filled in. Raises NotNumbered if they can't be.
    """
    with pikepdf.open(BytesIO(_renumbered(printed))) as pdf:
        numbering.fill(pdf, contents)
        for name in ("/CreationDate", "/ModDate", "/Creator"):
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = title
            metadata["dc:language"] = {_LANGUAGE}
        pdf.docinfo["/Title"] = title
        pdf.Root.Lang = _LANGUAGE
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        for number in _FIGURE.findall(printed):
            _demote_shape(pdf.get_object(int(number), 0))
        for page in pdf.pages:
            _mark_artifacts(pdf, page)
        settled = BytesIO()
        pdf.save(settled, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return settled.getvalue()


def _demote_shape(figure: Any) -> None:
    """Chromium calls some lines of a chart figures of their own: only what has a description is one."""
    if "/Alt" not in figure:
        figure.S = pikepdf.Name.NonStruct


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


def _renumbered(printed: bytes) -> bytes:
    """Name the structure's elements node00000001 and so on: Chromium goes on from what it drew before.

    Order is kept, since the tree that looks the names up has to be sorted; and length, since offsets are written down.
    """
    names = sorted(set(_NODE.findall(printed)))
    new = {name: b"(node%08d)" % number for number, name in enumerate(names, start=1)}
    return _NODE.sub(lambda found: new[found[1]], printed)
