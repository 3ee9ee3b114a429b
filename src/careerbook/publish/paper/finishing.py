"""What Chromium printed, made complete: metadata, structure, and the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf

from careerbook.publish.paper import numbering

_BEGIN, _END = b" <</MCID ", b"EMC\n"  # around what is in the structure; before the first is the kind's name
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
    pieces = []
    for piece in page.Contents.read_bytes().split(_END):
        mark = piece.find(_BEGIN)
        start = len(piece) if mark < 0 else piece.rindex(b"/", 0, mark)
        outside, inside = piece[:start], piece[start:]
        pieces.append(b"/Artifact BMC\n%b\n%b%b" % (outside, _END, inside) if _PAINTS.search(outside) else piece)
    page.Contents = pdf.make_stream(_END.join(pieces))


def _renumbered(printed: bytes) -> bytes:
    """Name the structure's elements node00000001 and so on: Chromium goes on from what it drew before.

    Order is kept, since the tree that looks the names up has to be sorted; and length, since offsets are written down.
    """
    names = sorted(set(_NODE.findall(printed)))
    new = {name: b"(node%08d)" % number for number, name in enumerate(names, start=1)}
    return _NODE.sub(lambda match: new[match[1]], printed)
