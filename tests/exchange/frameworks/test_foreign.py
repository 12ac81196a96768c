from __future__ import annotations

import pytest

from isms.exchange.frameworks import ForeignError, read
from isms.exchange.frameworks.foreign import Foreign, plain
from tests.exchange.frameworks.samples import DAY


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "x.yaml:1: it holds no framework: at the top there is neither 'objects'"),
        (b"just words", "it holds no framework"),
        (b"- a\n- b\n", "it holds no framework"),
        (b"null", "it holds no framework"),
        (b"a: 1\n", "x.yaml:1: it holds no framework: at the top there is neither 'objects'"),
        (b"objects: 3\n", "'objects' has to be a mapping"),
        (b"objects: {}\n", "the top level has no 'urn'"),
        (b"a: [1\nb: 2", "x.yaml:2:"),
        (b'{"catalog": ', "x.yaml:1: Expecting value"),
        (b'{"catalog": []}', "'catalog' has to be a mapping"),
        (b"<catalog/>", "XML is not read"),
        (b"a: 1\nb: \xff\xfe\n", "x.yaml:2: it is not a text in UTF-8"),
        ("objects:\n  名前: 適用\n".encode("cp932"), "x.yaml:2: it is not a text in UTF-8"),
        (b"PK\x03\x04\xff\x00", "x.yaml:1: it is not a text in UTF-8"),
        (b"a: 1\nb: 2\na: 3\n", "x.yaml:3: 'a' is written twice"),
        (b"a: 1\n---\nb: 2\n", "x.yaml:2: but found another document"),
        (b'{"catalog": ' + b"9" * 5000 + b"}", "x.yaml:1: a number has too many digits"),
        (b'{"a": [1, 2,]}', "x.yaml:1: Expecting value"),
        (b'{"version": "2.1.0", "runs": []}', "it holds no framework"),
        (b'{\n"system-security-plan": {}}', "x.yaml:2: 'system-security-plan' of OSCAL is not imported"),
        (b'{\n"mapping-collection": {}}', "x.yaml:2: 'mapping-collection' of OSCAL is not imported"),
        (b"\xef\xbb\xbf{}", "it holds no framework"),
        (b"[" * 100_000, "x.yaml:1:"),
        (b"- " * 100_000 + b"a", "x.yaml"),
        (b"? {a: b}\n: c\n", "x.yaml:1:"),
        (b"\x00\x01", "x.yaml"),
    ],
)
def test_what_is_no_framework_is_said_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(ForeignError) as caught:
        read("x.yaml", data, DAY)
    assert said in caught.value.message.say("en")
    assert caught.value.message.say("ja")


def test_what_has_two_names_is_read_once() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    top = Foreign("x.yaml", bomb.encode()).top
    assert top["c"][0] is top["b"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (" a\u3000b ", "a\u3000b"),
        ("か\u3099", "が"),
        ("a\u200bb\u202ec\x07", "abc"),
        ("a \r\n  b\tc", "a\n  b c"),
        ("null", ""),
        (3, "3"),
        (["a"], ""),
        (None, ""),
    ],
)
def test_texts_are_plain(written: object, text: str) -> None:
    assert plain(written) == text
