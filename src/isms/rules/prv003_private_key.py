"""The repository holds no private keys.
秘密鍵をリポジトリーに置かないこと。

A private key that has been in git is known to everyone who ever had a copy. PEM, OpenSSH, SSH2, PGP and
PuTTY keys are recognised by their first line, encrypted ones too.

git に入った秘密鍵は、複製を持ったことのある全員に知られています。PEM、OpenSSH、SSH2、PGP、
PuTTY の鍵を先頭の行で見分けます。暗号化された鍵も対象です。

Fails:

    evidence/files/server.txt:
      -----BEGIN OPENSSH PRIVATE KEY-----

Passes:

    evidence/files/server.txt:
      -----BEGIN PUBLIC KEY-----
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.privacy import Suspected
from isms.rules.suspicions import suspected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.rules import Flaw

CODE = "PRV003"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.34", "27001:A.8.12")
HINT = Text(
    ja="この鍵は漏えいしたものとして失効させ、新しい鍵に替えてください。ファイルは履歴からも取り除きます。",
    en="Treat the key as known: revoke and replace it, and remove the file from the history too.",
)
FOUND = Text(
    ja="秘密鍵があります。",
    en="A private key begins here.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the places that look like a private key."""
    return suspected(programme, Suspected.PRIVATE_KEY, FOUND)
