from __future__ import annotations

import errno
import os

from isms import refusal


def test_what_the_system_says_is_told_in_both_languages() -> None:
    said = refusal.reason(OSError(errno.EACCES, os.strerror(errno.EACCES)))
    assert (said.ja, said.en) == ("権限がありません", os.strerror(errno.EACCES))


def test_rare_words_of_the_system_are_passed_on() -> None:
    assert refusal.reason(OSError("not a regular file")).ja == "not a regular file"
