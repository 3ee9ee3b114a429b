"""A career that fails is reported with its cell and message and keeps its older report; the others go on."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.batch.conftest import ABROAD, PAY, Batch, Project

# Each career does something else in the fourth cell, unless the file beside says that all is well.
NASTY = """
import os, pathlib, time
if not pathlib.Path({fine!r}).exists():
    if career == "15-1252":
        raise ValueError("broken data\\nmore")
    if career == "27-2011":
        time.sleep(60)
    if career == "29-1141":
        held = bytearray(4_000_000_000)
    if career == "35-2014":
        os._exit(7)
"""
FIVE = ("31-9092", "15-1252", "27-2011", "29-1141", "35-2014")
FAILED = ["actor", "cook-restaurant", "registered-nurse", "software-developer"]
LIMITS = ("--no-pdf", "--cell-seconds", "5", "--memory-mb", "2000")


def assert_reported(ran: Batch) -> None:
    said = {slug: ran.events[slug]["message"] for slug in FAILED}
    assert said["software-developer"] == "pay.ipynb, cell 4: ValueError: broken data"
    assert said["actor"] == "pay.ipynb, cell 4: no end after 5 s."
    assert said["registered-nurse"] == "pay.ipynb, cell 4: MemoryError"
    assert said["cook-restaurant"].startswith("pay.ipynb, cell 4: the kernel failed")
    codes = {slug: ran.events[slug]["code"] for slug in FAILED}
    assert codes == {"software-developer": 9, "actor": 9, "registered-nurse": 9, "cook-restaurant": 18}


def test_what_fails_is_reported_and_tried_again_alone(project: Project, tmp_path: Path) -> None:
    fine, junit = tmp_path / "fine", tmp_path / "junit.xml"
    fine.touch()
    project.notebook("pay", PAY[0], NASTY.format(fine=str(fine)))
    assert project.batch(*FIVE, *LIMITS).code == 0
    older = project.files()

    fine.unlink()
    project.notebook("pay", PAY[0], NASTY.format(fine=str(fine)), PAY[1])
    ran = project.batch(*FIVE, *LIMITS, "--junit", str(junit))
    assert (ran.code, ran.of("done"), ran.of("failed")) == (19, ["medical-assistant"], FAILED), ran.err
    assert_reported(ran)
    assert "4 of 5 careers failed: " in ran.err and "--retry-failed" in ran.err
    now = project.files()
    assert {name for name in older if now[name] != older[name]} <= {
        name for name in older if name.startswith("medical-assistant/")
    }
    suite = ElementTree.parse(junit).getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("5", "4")
    [case] = suite.findall("testcase[@name='actor']")
    assert case.find("failure").get("message") == "pay.ipynb, cell 4: no end after 5 s."  # type: ignore[union-attr]

    fine.touch()
    retried = project.batch("--retry-failed", *LIMITS)
    assert (retried.code, retried.of("done"), sorted(retried.events)) == (0, FAILED, FAILED)
    assert project.batch("--retry-failed").events == {}


def test_an_error_of_the_package_itself_is_of_its_career_alone(project: Project) -> None:
    spoilt = "type(shown.chart).spec = {'data': 'nothing', 'layout': {}}"
    ladder = f"shown = salary.ladder()\nif career == '31-9092':\n    {spoilt}\nshown"
    project.notebook("pay", PAY[0], ladder)
    ran = project.batch("31-9092", "15-1252", "--no-pdf", "--workers", "1")
    assert (ran.code, ran.of("done")) == (19, ["software-developer"]), ran.err
    assert ran.events["medical-assistant"]["message"].startswith("AttributeError: 'str' object has no attribute 'get'")


def test_an_orphan_number_and_an_unknown_career_and_a_bad_parameter(project: Project) -> None:
    show = "display({MIME: {'part': 'paragraph', 'prose': ['It pays 12,345.'], 'ledger': []}}, raw=True)"
    project.notebook("abroad", *ABROAD, f"from careerbook.exhibits.exhibit import MIME\n{show}")
    ran = project.batch("31-9092", "--no-pdf")
    assert (ran.code, ran.events["medical-assistant"]["code"]) == (19, 11)
    assert "12,345" in ran.events["medical-assistant"]["message"]
    assert not (project.out / "medical-assistant").exists()
    assert project.batch("no-such-career").code == 3
    assert project.batch("31-9092", "-p", "carreer=1").code == 10
    assert project.batch("--group", "99").code == 3
    assert project.batch().code == 2


def test_a_second_batch_into_the_folder_is_refused(project: Project) -> None:
    project.notebook("pay", *PAY, "import time; time.sleep(8)")
    first = project.start("31-9092", "--no-pdf")
    lock = project.out / ".careerbook" / "lock"
    while not lock.exists():
        assert first.poll() is None
    second = project.batch("15-1252", "--no-pdf")
    assert (second.code, second.events) == (20, {})
    assert "Another batch is publishing into" in second.err
    assert first.wait() == 0
    first.communicate()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_an_error(project: Project) -> None:
    project.out.mkdir(mode=0o500)
    ran = project.batch("31-9092", "--no-pdf")
    assert (ran.code, ran.events) == (7, {})


def test_a_folder_that_cannot_be_is_an_error(project: Project) -> None:
    project.out.touch()
    ran = project.batch("31-9092", "--no-pdf")
    assert (ran.code, ran.events) == (7, {})


def test_a_full_disk_stops_the_batch_and_leaves_older_reports(project: Project) -> None:
    assert project.batch("31-9092", "--no-pdf").code == 0
    before = project.files()
    package = project.folder / "careerbook" / "publish" / "package" / "files.py"
    full = f"import os\n\n\ndef _full(*_):\n    raise OSError({errno.ENOSPC}, os.strerror({errno.ENOSPC}))\n"
    package.write_text(package.read_text() + f"\n\n{full}\n\nwrite_data = _full\n")
    ran = project.batch("31-9092", "15-1252", "--no-pdf")
    assert ran.code == 7, ran.err
    assert "No space left on device" in ran.err and "Make room on the disk" in ran.err
    assert project.files() == before


@pytest.mark.browser
def test_a_chart_that_does_not_draw_is_reported_with_its_cell(project: Project) -> None:
    assert project.batch("31-9092").code == 0
    before = project.files()
    script = project.share / "reports" / "template" / "plotting.js"
    fails = 'if (JSON.stringify(spec).includes("Medical Assistants")) throw new Error("no such trace");'
    drawing = "await Plotly.newPlot("
    assert script.read_text().count(drawing) == 1
    script.write_text(script.read_text().replace(drawing, fails + drawing))
    ran = project.batch("31-9092", "15-1252")
    assert (ran.code, ran.of("done")) == (19, ["software-developer"]), ran.err
    said = ran.events["medical-assistant"]["message"]
    assert said == "pay.ipynb, cell 4: the chart pay-ladder can't be drawn: no such trace."
    after = project.files()
    assert all(after[name] == content for name, content in before.items())
