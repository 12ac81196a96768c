"""What the parsers of YAML and JSON say, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.diagnostic import Message

WORDS = {
    "could not find expected ':'": "「:」が見つかりません。「項目名: 値」の形で書いてください",
    "mapping values are not allowed in this context": (
        "ここに「:」は置けません。字下げを確かめ、値に「: 」を含むときは引用符で囲んでください"
    ),
    "found character that cannot start any token": (
        "ここに置けない文字です(タブ、@、` など)。字下げは半角空白にし、値は引用符で囲んでください"
    ),
    "found unexpected end of stream": "引用符又はかっこが閉じていません",
    "did not find expected key": "項目名が見つかりません。字下げをそろえてください",
    "did not find expected '-' indicator": "「- 」が見つかりません。字下げをそろえてください",
    "did not find expected ',' or ']'": "「,」又は「]」が見つかりません",
    "did not find expected ',' or '}'": "「,」又は「}」が見つかりません",
    "found unknown escape character": "使えないエスケープです。「\\」を含む値は ' で囲んでください",
    "found unexpected document indicator": "引用符が閉じないまま「---」に達しました",
    "control characters are not allowed": "制御文字は使えません",
    "found undefined tag handle": "「!」で始まる値は引用符で囲んでください",
    "did not find expected alphabetic or numeric character": (
        "「&」「*」「!」で始まる値は引用符で囲んでください"
    ),
    "did not find expected node content": (
        "値が書かれていません。「,」「:」で始まる値は引用符で囲んでください"
    ),
    "block sequence entries are not allowed in this context": (
        "ここに「- 」は置けません。改行して字下げしてください"
    ),
    "found a tab character that violates indentation": ("字下げにタブは使えません。半角空白にしてください"),
    "found a tab character where an indentation space is expected": (
        "字下げにタブは使えません。半角空白にしてください"
    ),
    "but found another document": "文書が2つ以上あります。「---」で分けず、1つにしてください",
    "Expecting value": "値がありません。余分な「,」や、書きかけの値がないか確かめてください",
    "Expecting property name enclosed in double quotes": '項目名を " で囲んでください。最後に「,」は不要です',
    "Expecting ',' delimiter": "「,」又は閉じるかっこが見つかりません。途中で切れたファイルかもしれません",
    "Expecting ':' delimiter": "項目名の後に「:」が見つかりません",
    "Extra data": "終わりのかっこの後に、余分な文字があります",
    "Unterminated string starting at": '文字列を閉じる " がありません',
    "Invalid control character at": "文字列の中に、改行やタブをそのまま書くことはできません",
    "Invalid \\escape": "使えないエスケープです。\\ は \\\\ と書いてください",
}
UNNAMED = Text(ja="構文の誤り({problem})", en="{problem}")


def worded(problem: str) -> Text | Message:
    """Return what a parser says as people read it."""
    ja = WORDS.get(problem)
    return Text(ja=ja, en=problem) if ja else UNNAMED.of(problem=problem)
