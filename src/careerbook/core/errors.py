"""The one family of errors: each kind has its own exit code and carries the remedy.

Only `careerbook.cli` catches them; a library user sees ordinary exceptions.
"""

from __future__ import annotations


class CareerbookError(Exception):
    """Something the user can mend. `message` says what is wrong, `remedy` what to do about it."""

    exit_code = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message} {remedy}".strip())


class UnknownCareer(CareerbookError):
    """No occupation, or more than one, answers to the name given."""

    exit_code = 3


class NoWages(CareerbookError):
    """The occupation exists, but the wage survey has no figures for it."""

    exit_code = 4


class ProjectedOnly(NoWages):
    """Only the employment projections have the occupation."""

    exit_code = 13


class GoneFromWages(NoWages):
    """The wage survey once published the occupation and does no longer."""

    exit_code = 14


class NotSurveyedAlone(NoWages):
    """The wage survey publishes the occupation only together with others."""

    exit_code = 15


class DataMissing(CareerbookError):
    """A table or a raw file that is needed is not there."""

    exit_code = 5


class DataDamaged(CareerbookError):
    """A table or a raw file is there but is not what its checksum or schema says."""

    exit_code = 6


class OutputError(CareerbookError):
    """The output folder cannot be written."""

    exit_code = 7


class BrowserMissing(CareerbookError):
    """No Chromium can be found or started, so no PDF can be made."""

    exit_code = 8


class NotebookFailed(CareerbookError):
    """A cell of a notebook raised an error."""

    exit_code = 9


class ParameterError(CareerbookError):
    """A parameter is unknown to the notebooks or has the wrong type."""

    exit_code = 10


class OrphanNumber(CareerbookError):
    """A published page shows a number that no estimate in its ledger accounts for."""

    exit_code = 11


class SourceFormatError(DataDamaged):
    """A publisher's file is not in the form its reader expects."""

    exit_code = 12

    def __init__(
        self,
        message: str,
        *,
        file: str,
        sheet: str = "",
        row: int | None = None,
        column: str = "",
        remedy: str = "Get the publisher's file again, or describe its new form in data/catalog.toml.",
    ) -> None:
        self.file, self.sheet, self.row, self.column = file, sheet, row, column
        places = [file, f"sheet {sheet!r}" if sheet else "", f"row {row}" if row else ""]
        where = ", ".join(p for p in [*places, f"column {column!r}" if column else ""] if p)
        super().__init__(f"{where}: {message}", remedy)


class DownloadFailed(CareerbookError):
    """A publisher's file could not be fetched: no direct address, no answer, or a refusal."""

    exit_code = 16


class DownloadUnfit(DownloadFailed):
    """What the publisher's address gave is not the kind of file that is wanted, or too large."""

    exit_code = 17


class KernelDied(NotebookFailed):
    """A notebook's kernel did not start or did not live to the end: killed, out of memory, or crashed."""

    exit_code = 18


class BatchFailed(CareerbookError):
    """Some careers of a batch could not be published; the others were."""

    exit_code = 19


class BatchRunning(CareerbookError):
    """Another batch is writing into the same folder."""

    exit_code = 20


class ReportDamaged(CareerbookError):
    """A published report's folder is not whole, so the site leaves it out."""

    exit_code = 21


class GuideUnreadable(CareerbookError):
    """A guide to be audited is not there, or is in no form that can be read."""

    exit_code = 22


class ProfileUnreadable(CareerbookError):
    """A person's profile is not there, or says something that can't be understood."""

    exit_code = 23
