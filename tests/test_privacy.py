from __future__ import annotations

import random
import time

import pytest

from isms.privacy import (
    FEWEST_ADDRESSES,
    MOST_PLACES,
    Suspected,
    Suspicion,
    is_card_number,
    is_my_number,
    suspicions,
)

CARD = Suspected.CARD
NUMBER = Suspected.MY_NUMBER
KEY = Suspected.PRIVATE_KEY


def seen(text: str | bytes) -> list[tuple[Suspected, int, int]]:
    data = text.encode() if isinstance(text, str) else text
    return [(found.kind, found.line, found.column) for found in suspicions(data)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("123456789018", 1, 1),
        ("番号は123456789018です", 1, 4),
        ("1234-5678-9018", 1, 1),
        ("1234 5678 9018", 1, 1),
        ("１２３４－５６７８－９０１８", 1, 1),
        ("１２３４５６７８９０１８", 1, 1),
        ("1234\u30005678\u30009018", 1, 1),
        ("1234‐5678‐9018", 1, 1),
        ("123-456-789-018", 1, 1),
        ("No.123456789018", 1, 4),
        ("氏名,番号\r\n山田,123456789018\r\n", 2, 4),
        ("- id: 1\n  x_no: '123456789018'", 2, 10),
        ("\ufeff番号,123456789018", 1, 4),
        ("a\rb\r123456789018", 3, 1),
    ],
)
def test_a_my_number_is_seen_at_its_place(text: str, line: int, column: int) -> None:
    assert seen(text) == [(NUMBER, line, column)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("number", ["123456789018", "１２３４５６７８９０１８"])
def test_the_encoding_of_the_file_hides_nothing(encoding: str, number: str) -> None:
    assert seen(f"個人番号\n表、{number}".encode(encoding)) == [(NUMBER, 2, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "123456789012",
        "1123456789018",
        "123456789018-1",
        "AS-1234-5678-9018",
        "A123456789018",
        "123456789018A",
        "0.123456789018",
        "https://example.jp/123456789018",
        "000000000000",
        "202605010930 2026-05-01 09:30 2026/05/01",
        "+81-90-1234-5678 819012345678 090-1234-5678 03-1234-5678",
        "2026-0501-0930",
        "T1180301018771 1180301018771",
        "550e8400-e29b-41d4-a716-123456789018",
        "1234 5678\n9018",
        "sha256: 3d67ff27ee1fdab644ade9a69f16ae02a757e17fe371877b64bb7b63fc678c50",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4222222222222",
        "5555555555554444",
        "2223003122003222",
        "378282246310005",
        "3782 822463 10005",
        "3530111333300000",
        "30569309025904",
        "3056 930902 5904",
        "6011111111111117",
        "6200000000000005",
    ],
)
def test_a_card_number_is_seen(text: str) -> None:
    assert seen(f"支払: {text}。") == [(CARD, 1, 5)]


@pytest.mark.parametrize(
    "text",
    [
        "4111111111111112",
        "1234567812345670",
        "4444444444444444",
        "41111111111111111",
        "4901234567894",
        "20260501093015",
        "2026112200000017",
    ],
)
def test_what_is_no_card_is_left_alone(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----",
        "-----BEGIN PGP PRIVATE KEY BLOCK-----",
        "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----",
        "PuTTY-User-Key-File-3: ssh-ed25519",
    ],
)
def test_a_private_key_is_seen_by_its_first_line(line: str) -> None:
    assert seen(f"鍵:\n  {line}\n  AAAA\n") == [(KEY, 2, 3)]


@pytest.mark.parametrize(
    "line", ["-----BEGIN PUBLIC KEY-----", "a PRIVATE KEY is kept elsewhere", "ssh-ed25519 AAAA"]
)
def test_what_is_no_private_key_is_left_alone(line: str) -> None:
    assert seen(line) == []


def test_distinct_addresses_are_counted_at_the_first() -> None:
    text = (
        "担当: " + " ".join(f"User{n % 12}@example{n % 3}.co.jp" for n in range(50)) + " USER0@Example0.co.jp"
    )
    assert suspicions(text.encode()) == (Suspicion(Suspected.ADDRESSES, 1, 5, 12),)


def test_a_few_addresses_are_nothing() -> None:
    few = " ".join(f"a{n}@example.jp" for n in range(FEWEST_ADDRESSES - 1))
    assert seen(f"{few} a0@example.jp @ x@y @@@ a@b") == []


def test_binary_files_have_no_suspicions() -> None:
    assert seen(b"\x89PNG\x00 4111111111111111") == []


def test_places_are_in_order_and_not_without_end() -> None:
    found = seen("4111111111111111 123456789018\n" * (MOST_PLACES + 7))
    assert len(found) == 2 * MOST_PLACES
    assert found[:3] == [(CARD, 1, 1), (NUMBER, 1, 18), (CARD, 2, 1)]


def test_a_number_on_the_edge_of_a_chunk_is_seen() -> None:
    for size in range((1 << 17) - 20, (1 << 17) + 4):
        assert seen(b"x" * size + b"\n123456789018\n" + b"y" * 50) == [(NUMBER, 2, 1)]


def test_one_twelve_digit_number_in_ten_carries_the_check_digit() -> None:
    assert sum(is_my_number(f"{n:012}") for n in range(0, 10**12, 10**8 + 7)) == pytest.approx(1000, rel=0.15)


def test_few_long_numbers_pass_for_cards() -> None:
    chance = random.Random(1)  # noqa: S311 - repeatable, not secret
    drawn = [str(chance.randrange(10**15, 10**16)) for _ in range(50_000)]
    assert sum(map(is_card_number, drawn)) / len(drawn) < 0.03


def test_text_rich_in_digits_raises_no_alarm() -> None:
    chance = random.Random(2)  # noqa: S311 - repeatable, not secret
    lines = []
    for n in range(20_000):
        day = f"20{chance.randrange(10, 40)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        phone = f"0{chance.randrange(1, 10)}-{chance.randrange(10**4):04}-{chance.randrange(10**4):04}"
        mobile = f"0{chance.choice('789')}0{chance.randrange(10**8):08}"
        moment = f"{day} {chance.randrange(24):02}:{chance.randrange(60):02}:{chance.randrange(60):02}"
        ident = f"R-{n:06};PO-{day[:4]}-{chance.randrange(10**4):04}-{chance.randrange(10**4):04}"
        rest = f"{chance.randrange(10**9)},¥{n * 1100:,},192.168.{n % 256}.1"
        lines.append(f"{ident},{day},{moment},{phone},{mobile},{rest}")
    assert suspicions("\n".join(lines).encode()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "1" * 3_000_000,
        "a" * 3_000_000 + "@" * 10,
        "a@" * 500_000,
        "1234-" * 400_000,
        "1 " * 500_000,
        "-----BEGIN " * 200_000,
    ],
)
def test_hostile_text_takes_no_more_than_moments(text: str) -> None:
    started = time.perf_counter()
    suspicions(text.encode())
    assert time.perf_counter() - started < 5
