"""Guides of every form as passages, and the files that are none."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from careerbook.audit import markup, reading
from careerbook.audit.passages import Kind, Passage
from careerbook.core.errors import GuideUnreadable


def texts(found: list[Passage]) -> list[str]:
    return [one.text for one in found]


def test_wrapped_lines_are_one_paragraph_and_each_letter_knows_its_line() -> None:
    text = (
        "\n\nThe first line of a paragraph goes on until it is full of\nwords, and then the second one ends.\n\nAlone\n"
    )
    paragraph, alone = reading.from_text(text)
    assert paragraph.kind is Kind.PARAGRAPH
    assert paragraph.line == 3
    assert paragraph.line_at(paragraph.text.index("second")) == 4
    assert (alone.line, alone.kind) == (6, Kind.SHORT)


def test_a_number_alone_on_its_line_numbers_what_follows() -> None:
    found = reading.from_text("1\nHospitals\n2\nSchools\n\n3\n\nOffices\n")
    assert [(one.text, one.number) for one in found if one.number] == [("Hospitals", 1), ("Schools", 2), ("Offices", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "LevelMedian PayMean Pay\nCook$38k USD$40k USD\nSenior Cook$44k USD$47k USD\n",
        "Level | Median Pay | Mean Pay\n--- | --- | ---\n"
        "Cook | $38k USD | $40k USD\nSenior Cook | $44k USD | $47k USD\n",
        "Level\tMedian Pay\tMean Pay\nCook\t$38k USD\t$40k USD\nSenior Cook\t$44k USD\t$47k USD\n",
        "Level         Median Pay    Mean Pay\n"
        "Cook          $38k USD      $40k USD\nSenior Cook   $44k USD      $47k USD\n",
    ],
    ids=["run together", "bars", "tabs", "blanks"],
)
def test_tables_of_plain_text(text: str) -> None:
    found = reading.from_text(text)
    assert [one.kind for one in found] == [Kind.ROW, Kind.ROW]
    cells = [[row.text[start:end] for start, end in row.cells] for row in found]
    assert [row[0] for row in cells] == ["Cook", "Senior Cook"]
    assert found[0].header == ("Level", "Median Pay", "Mean Pay")
    assert cells[1][2] == "$47k USD"


def test_a_header_that_does_not_fit_its_rows_is_none() -> None:
    found = reading.from_text("Level and Pay\nCook$38k USD$40k USD\nChef$44k USD$47k USD\n")
    assert [one.header for one in found if one.kind is Kind.ROW] == [(), ()]


def test_what_a_reader_does_not_see_of_a_page_is_left_out() -> None:
    found, title = markup.from_html(
        "<html><head><title>A  guide</title><style>b{}</style></head><body><nav>Home $1</nav><script>x=2</script>"
        "<h1>Pay <em>now</em></h1><p>Text<br>more</p><p hidden>no</p><div style='display: none'>no</div>"
        "<form>no</form><ul><li>an item</li></ul><ol start='4'><li>four</li></ol><footer>no</footer><!-- no -->"
    )
    assert title == "A guide"
    assert texts(found) == ["Pay now", "Text", "more", "an item", "four"]
    assert [one.number for one in found] == [None, None, None, None, 4]


def test_markdown_keeps_its_lines() -> None:
    text = "---\ntitle: x\n---\n\n# A [guide](https://example.org/1)\n\nOne line\nand *another* line.\n\n"
    text += "| A | B |\n|---|---|\n| x | $1 |\n"
    found, title = markup.from_markdown(text)
    assert title == "A guide"
    assert [(one.line, one.kind) for one in found] == [(5, Kind.HEADING), (7, Kind.PARAGRAPH), (12, Kind.ROW)]
    assert found[1].line_at(found[1].text.index("another")) == 8
    assert found[2].header == ("A", "B")


def pdf(file: Path, pages: list[list[str]], *, password: str = "") -> Path:
    """A PDF with lines of text, as a word processor would make it."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for lines in pages:
        page = made.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.make_indirect(font)))
        shown = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines]
        drawn = "".join(f"({line}) Tj 0 -16 Td " for line in shown)
        page.Contents = made.make_stream(f"BT /F1 11 Tf 50 780 Td {drawn} ET".encode("cp1252"))
    encryption = pikepdf.Encryption(owner="o", user=password) if password else None
    made.save(file, encryption=encryption) if encryption else made.save(file)
    return file


def test_a_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    guide = reading.read(pdf(tmp_path / "g.pdf", [["Cooks", "They cook."], ["The median wage is $37,390 a year."]]))
    assert [(one.page, one.line) for one in guide.passages] == [(1, 1), (1, 2), (2, 3)]
    assert "$37,390" in guide.passages[2].text
    assert guide.title == "Cooks"


def test_a_text_in_another_encoding_is_read(tmp_path: Path) -> None:
    for name, encoding in (("a.txt", "cp1252"), ("b.txt", "utf-16"), ("c.txt", "utf-8-sig")):
        (tmp_path / name).write_text("Pay: €42.000", encoding=encoding)
        assert reading.read(tmp_path / name).passages[0].text == "Pay: €42.000"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("none.txt", None, "No such file"),
        ("empty.txt", b" \n\n", "no text"),
        ("binary.txt", b"\x00\x01\x02", "no text"),
        ("guide.docx", b"PK", "ends in .docx"),
        ("broken.pdf", b"%PDF-1.7 nothing", "no PDF"),
        ("empty.html", b"", "no HTML"),
        ("script.html", b"<script>1</script>", "no text"),
    ],
)
def test_a_file_that_is_no_guide(tmp_path: Path, name: str, content: bytes | None, why: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(GuideUnreadable, match=why):
        reading.read(tmp_path / name)


def test_an_encrypted_or_empty_pdf_is_no_guide(tmp_path: Path) -> None:
    with pytest.raises(GuideUnreadable, match="encrypted"):
        reading.read(pdf(tmp_path / "a.pdf", [["x"]], password="p"))
    with pytest.raises(GuideUnreadable, match="no text"):
        reading.read(pdf(tmp_path / "b.pdf", [[]]))


def test_a_folder_is_no_guide(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(GuideUnreadable, match="directory"):
        reading.read(tmp_path / "folder.txt")
