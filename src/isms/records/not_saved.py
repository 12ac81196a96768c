"""Why something was not saved; when it is raised, nothing has been written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.diagnostic import Message

BUSY = Text(
    ja="ほかの isms({host} のプロセス {process})が保存中です。終わってからやり直してください"
    "(動いていなければ {lock} を削除します)",
    en="another isms (process {process} on {host}) is saving; try again when it has finished, "
    "or remove {lock} if it is not running",
)
CHANGED = Text(
    ja="{path} は読み込んだ後に変更されています。もう一度やり直してください",
    en="{path} has changed since it was read; try again",
)
EXISTS = Text(ja="{path} は既にあります", en="{path} exists already")
OUTSIDE = Text(
    ja="{path} は台帳のフォルダーの外を指すか、リンクを通るか、使えない名前です",
    en="{path} leads out of the programme, goes through a link or cannot be the name of a file everywhere",
)
NOT_WRITTEN = Text(ja="{path} に書き込めません: {reason}", en="{path} cannot be written: {reason}")
NOT_READ = Text(
    ja="{path} を読めないので書き換えません。先に isms check の指摘を直してください",
    en="{path} cannot be read whole and is not edited; first correct what isms check says of it",
)
NO_RECORD = Text(
    ja="{path} に記録「{key}」が見つかりません。もう一度やり直してください",
    en="record '{key}' is not where it was read in {path}; try again",
)
NO_FIELD = Text(ja="「{field}」という項目はありません", en="there is no field '{field}'")
NO_ID = Text(
    ja="ID(識別子)は消せません。この記録を指す他の記録が行き先を失います",
    en="the id cannot be removed: records that refer to this one would lose it",
)
NO_CHARACTER = Text(
    ja="{path} の文字コード({encoding})では「{character}」を表せません。isms fmt で UTF-8 に直してください",
    en="{path} is written in {encoding}, which has no '{character}'; turn it into UTF-8 with isms fmt",
)
NO_ROUND_TRIP = Text(
    ja="{path} を元のバイト列のまま書き戻せません。isms fmt で UTF-8 に直してください",
    en="{path} cannot be written back byte for byte; turn it into UTF-8 with isms fmt",
)
NOT_CLEAN = Text(
    ja="{path} の書き方では、ほかの部分に触れずに{fields}を書き込めません。手で直してください",
    en="{path} is written in a way that does not let {fields} be saved without touching other parts; "
    "edit it by hand",
)
OVERTAKEN = Text(
    ja="中断された保存の続きを書き込めません。{path} がその後に変更されています。"
    "今のファイルのままでよければ {journal} を削除してください",
    en="an interrupted change cannot be completed: {path} has been changed since; to keep the files as they "
    "are, remove {journal}",
)
NO_JOURNAL = Text(
    ja="{journal} を読めません。isms が書いたものではありません。中身を確かめて削除してください",
    en="{journal} cannot be read; isms did not write it. Look at it and remove it",
)
HIDDEN = Text(
    ja="「{field}」の値に目に見えない制御文字 {character} があります",
    en="the value of '{field}' holds a hidden control character, {character}",
)


class NotSavedError(Exception):
    """Nothing was saved; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        """Keep what is to be said."""
        super().__init__(message.say("en"))
        self.message = message
