"""Why the system refused to read or write a file, in both languages."""

from __future__ import annotations

import errno

from isms.diagnostic import Text

REASONS = {
    errno.EACCES: "権限がありません",
    errno.EPERM: "権限がありません",
    errno.EROFS: "読み取り専用です",
    errno.ENOSPC: "空き容量がありません",
    errno.ENOENT: "見つかりません",
    errno.ENOTDIR: "フォルダーではありません",
    errno.EISDIR: "フォルダーです",
    errno.EEXIST: "既にあります",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.EMFILE: "開いているファイルが多すぎます",
    errno.EIO: "入出力エラー",
    errno.ELOOP: "シンボリックリンクはたどりません",
}
"""What a system says about a file, in Japanese."""


def reason(error: OSError) -> Text:
    """Return what the system says; in its own words where it says something rare."""
    said = error.strerror or str(error)
    return Text(ja=REASONS.get(error.errno or 0, said), en=said)
