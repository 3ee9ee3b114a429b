"""Putting a whole folder or file in another's place at once: readers see the old one or the new one."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from careerbook.core.errors import OutputError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # renameat2's flag on Linux
_RENAME_SWAP = 2  # renamex_np's flag on macOS


@contextmanager
def staged(target: Path, *marks: str) -> Iterator[Path]:
    """A new folder beside `target` that takes its place when the block ends well, and else is removed.

    With `marks`, only a folder is replaced that is empty or has a file of one of these names, as earlier ones of ours.
    Raises OutputError where the folder can't be written, then and in the block; the old `target` then stays
    as it was.
    """
    _refuse_others(target, marks)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clean_up(target)
        folder, lock = _claim(target)
    except OSError as error:
        raise _output_error(target, error) from error
    try:
        yield folder
        _put_in_place(folder, target)
    except OSError as error:
        if _is_about(error, folder):
            raise _output_error(target, error) from error
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def put(file: Path, content: bytes) -> None:
    """The file with this content, written beside it and renamed; left alone if it has it. Raises OutputError."""
    try:
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            _write_at_once(file, content)
    except OSError as error:
        raise _output_error(file, error) from error


def _write_at_once(file: Path, content: bytes) -> None:
    """Write beside the file, then rename: a page that is open meanwhile reads the old file or the new one."""
    descriptor, beside = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(beside).chmod(0o644)
        Path(beside).replace(file)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def sweep(parent: Path) -> None:
    """Remove what dead processes left behind in `parent`, and put back what they left aside."""
    named = re.compile(r"\.(.+)\.(?:staging-[^.]+|aside)")
    for name in sorted({match[1] for path in parent.glob(".*") if (match := named.fullmatch(path.name))}):
        _clean_up(parent / name)


def _refuse_others(target: Path, marks: Sequence[str]) -> None:
    if target.exists() and not target.is_dir():
        raise OutputError(f"{target} is a file, where a folder has to go.", "Move it away, or choose another folder.")
    ours = not marks or any((target / mark).exists() for mark in marks)
    if target.is_dir() and any(target.iterdir()) and not ours:
        message = f"{target} has other files in it and no {' or '.join(marks)}: it is not ours to replace."
        raise OutputError(message, "Choose another folder.")


_REMEDIES = {
    errno.ENOSPC: "Make room on the disk",
    errno.EDQUOT: "Make room in your quota",
    errno.EROFS: "The file system is read-only: choose another folder",
}
FOR_ALL = frozenset(_REMEDIES)
"""The numbers of errors that the next folder would meet as well."""


def _is_about(error: OSError, folder: Path) -> bool:
    """True if writing `folder` failed, and not something else that the block does."""
    named = [name for name in (error.filename, error.filename2) if isinstance(name, (str, os.PathLike))]
    return error.errno in FOR_ALL or any(Path(name).is_relative_to(folder.parent) for name in named)


def _output_error(target: Path, error: OSError) -> OutputError:
    remedy = _REMEDIES.get(error.errno or 0, "Make the folder writable, or choose another")
    return OutputError(f"{target} can't be written: {error.strerror or error}.", f"{remedy} (--out DIR).")


def _prefix(target: Path) -> str:
    return f".{target.name}.staging-"


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.aside")


def _claim(target: Path) -> tuple[Path, int]:
    """A new staging folder, locked for as long as this process lives."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
        folder.chmod(0o777 & ~_umask())
        descriptor = os.open(folder, os.O_RDONLY)
        with suppress(OSError):  # a file system without locks: nothing is cleaned up there
            _lock(descriptor)
        if folder.exists():  # else another process was faster, took it for a dead one's and removed it
            return folder, descriptor
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _lock(descriptor: int) -> None:
    """Lock a folder until the process ends, however it ends. Raises OSError if a living process holds it."""
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _clean_up(target: Path) -> None:
    """Put back a folder that a killed process left aside, and remove what dead processes left behind."""
    aside = _aside(target)
    if aside.is_dir() and not target.exists():
        aside.rename(target)
    for folder in target.parent.glob(f"{_prefix(target)}*"):
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                _lock(descriptor)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(descriptor)


def _put_in_place(folder: Path, target: Path) -> None:
    """`folder` becomes `target`; an old `target` is then found at `folder`."""
    if not target.exists():
        folder.rename(target)
    elif not _exchange(folder, target):
        _rename_in_turn(folder, target)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system can't."""
    library = ctypes.CDLL(None, use_errno=True)
    first_path, second_path = os.fsencode(first), os.fsencode(second)
    if hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, first_path, _AT_FDCWD, second_path, _RENAME_EXCHANGE)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(first_path, second_path, _RENAME_SWAP)
    else:
        return False
    code = ctypes.get_errno()
    if failed and code not in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        raise OSError(code, os.strerror(code), str(second))
    return not failed


def _rename_in_turn(folder: Path, target: Path) -> None:
    """The next best: the old folder steps aside and returns if the new one can't take its place."""
    aside = _aside(target)
    shutil.rmtree(aside, ignore_errors=True)
    target.rename(aside)
    try:
        folder.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
