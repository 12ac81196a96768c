"""The programme as a commit keeps it, and what was found in it then."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from isms.api.baseline import Baseline
from isms.api.checking import check
from isms.api.errors import RequestError, UnusableError
from isms.api.loading import load
from isms.diagnostic import Text
from isms.history import commit as commits
from isms.history import git
from isms.records.settings import SETTINGS
from isms.records.tree import UNSEEN, Entry, Nature, TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from isms.history.commit import Kept

NO_GIT = Text(
    ja="git が見つかりません。以前のリビジョンと比べるには git が必要です。",
    en="git was not found; it is needed to look at an earlier revision.",
)
NO_REPOSITORY = Text(
    ja="{folder} は git で管理されていないか、git が開くことを拒んでいます。",
    en="{folder} is not kept by git, or git refuses to open it.",
)
NO_REVISION = Text(
    ja="git のリビジョン「{revision}」がありません。{shallow}",
    en="git has no revision '{revision}'. {shallow}",
)
NOTHING_SHARED = Text(
    ja="「{revision}」と今のブランチに共通のコミットがありません。{shallow}",
    en="'{revision}' and the present branch have no commit in common. {shallow}",
)
SHALLOW = Text(
    ja="履歴の一部しか取得されていません(CI では fetch-depth: 0 又は GIT_DEPTH: 0 を指定)。",
    en="Only a part of the history is here (in CI, set fetch-depth: 0 or GIT_DEPTH: 0).",
)
THEN = Text(ja="{revision} の時点の台帳: {fault}", en="the programme at {revision}: {fault}")
_NATURES = {commits.LINK: Nature.LINK, commits.MODULE: Nature.SPECIAL}


class CommitTree:
    """The files of a programme as a commit keeps them."""

    def __init__(self, folder: Path, commit: str) -> None:
        """Look at a folder in a commit."""
        kept = [file for file in commits.files(folder, commit) if not UNSEEN & {*file.path.split("/")[:-1]}]
        self._folder = folder
        self._commit = commit
        self._files = {file.path: file for file in sorted(kept, key=lambda file: file.path.split("/"))}
        self._contents = commits.Contents(folder)

    def __contains__(self, path: str) -> bool:
        """Tell whether the commit keeps a file."""
        return path in self._files

    def standing(self) -> git.Standing:
        """Return the last commit that touched the folder."""
        return git.standing_at(self._folder, self._commit)

    def entries(self) -> Iterator[Entry]:
        """Go through the files in the order in which a folder is gone through."""
        return (Entry(path, _NATURES.get(file.mode, Nature.FILE)) for path, file in self._files.items())

    def read(self, path: str, limit: int) -> bytes:
        """Return the bytes of a file."""
        file = self._file(path)
        if file.size > limit:
            raise TooLarge(file.size)
        return b"".join(self._contents.pieces(file.content))

    def digest(self, path: str) -> str:
        """Return the sha256 of a file, read in pieces."""
        digest = hashlib.sha256()
        for piece in self._contents.pieces(self._file(path).content):
            digest.update(piece)
        return digest.hexdigest()

    def _file(self, path: str) -> Kept:
        file = self._files.get(path)
        if file is None or file.mode in _NATURES:
            raise FileNotFoundError(path)
        return file


def tree_at(folder: Path, revision: str, *, shared_with: str | None = None) -> CommitTree:
    """Return the files of a folder at a revision, or at the last commit that it shares with another one.

    Raises RequestError where git is missing, does not keep the folder, or has no such revision.
    """
    if not git.available():
        raise RequestError(NO_GIT.of())
    if not git.keeps(folder):
        raise RequestError(NO_REPOSITORY.of(folder=folder))
    found = commits.named(folder, revision)
    commit = commits.shared(folder, found, shared_with) if found and shared_with else found
    if commit is None:
        missing = NOTHING_SHARED if found else NO_REVISION
        shallow = SHALLOW if commits.is_cut_off(folder) else ""
        raise RequestError(missing.of(revision=revision, shallow=shallow))
    return CommitTree(folder, commit)


def baseline_at(
    folder: Path, revision: str, as_of: date, *, present: str = "HEAD", today: date | None = None
) -> Baseline:
    """Return what is found in the programme as it was where the present branched off from a revision.

    That is at the last commit that both have in common, judged as of the same day; a commit without a
    programme gives an empty baseline. Raises RequestError where there is no git or no such revision.
    """
    tree = tree_at(folder, revision, shared_with=present)
    if SETTINGS not in tree:
        return Baseline({})
    try:
        before = load(tree, as_of)
    except UnusableError as fault:
        raise RequestError(THEN.of(revision=revision, fault=fault.message)) from None
    return Baseline.of(check(before, today=today).diagnostics)
