"""A toolkit as Markdown and as a Word document."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

from careerbook import RELEASED
from careerbook.tools.toolkit import Block, Toolkit

_FIRST = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP archive can hold


def markdown(kit: Toolkit) -> str:
    """The toolkit as CommonMark."""
    lines = [f"# {_plain(kit.title)}", ""]
    for part in kit.parts:
        lines += [f"## {part.title}", "", _plain(part.purpose), ""]
        for block in part.blocks:
            mark = "- " if block.is_list else ""
            words = [f"{mark}{_plain(line)}" for line in block.lines]
            lines += [f"### {block.heading}", "", *(words if block.is_list else ["  \n".join(words)]), ""]
            lines += [f"*{_plain(block.source)}*", ""]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Without what CommonMark would take for its own signs."""
    for sign in "\\`*_<#|":
        text = text.replace(sign, f"\\{sign}")
    return text


def docx(kit: Toolkit) -> bytes:
    """The toolkit as a Word document; the same bytes every time."""
    from docx import Document

    document = Document()
    about = document.core_properties
    released = datetime.datetime.fromisoformat(RELEASED)
    about.title, about.author, about.comments = kit.title, "Careerbook", ""
    about.created = about.modified = released
    about.language = "en-US"
    document.add_heading(kit.title, 0)
    for part in kit.parts:
        document.add_heading(part.title, 1)
        document.add_paragraph(part.purpose)
        for block in part.blocks:
            _add(document, block)
    file = io.BytesIO()
    document.save(file)
    return _settled(file)


def _add(document: Any, block: Block) -> None:
    document.add_heading(block.heading, 2)
    for line in block.lines:
        document.add_paragraph(line, style="List Bullet" if block.is_list else None)
    document.add_paragraph().add_run(block.source).italic = True


def _settled(file: io.BytesIO) -> bytes:
    """The archive with its files' times set to one that does not depend on the clock."""
    settled_file = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(settled_file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in sorted(old.infolist(), key=lambda entry: (entry.filename != _FIRST, entry.filename)):
            settled = zipfile.ZipInfo(entry.filename, _EPOCH)
            settled.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(settled, old.read(entry))
    return settled_file.getvalue()
