"""A JUnit report, which GitLab and Jenkins show beside the results of tests.

A rule that found nothing is a test that passed, or one that was skipped where it found only what was there
before. Every diagnostic is a test of its own: failed from the level that fails the check on, skipped where a
waiver silences it, else passed with a remark.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from isms.cli.reports import words
from isms.diagnostic import Text
from isms.documents.escape import visible
from isms.rules.fingerprints import target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.api import Report
    from isms.cli.reports import View
    from isms.diagnostic import Diagnostic
    from isms.rules import Rule

ONLY_KNOWN = Text(ja="以前からの指摘だけ", en="only what was there before")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SUITE = "isms check"


def compose(report: Report, view: View) -> str:
    """Return one suite with a test for each diagnostic and for each rule that has nothing to say."""
    spoken = {each.code for each in report.diagnostics}
    silent = [rule for code, rule in report.rules.items() if code not in spoken]
    known = {each.code for each in report.known or ()} - spoken
    open_ = [each for each in report.diagnostics if each.waived_by is None]
    counts = {
        "tests": len(report.diagnostics) + len(silent),
        "failures": sum(each.level >= view.fails_from for each in open_),
        "errors": 0,
        "skipped": len(report.diagnostics) - len(open_) + len(known),
    }
    lines = [f"<testsuites{_attributes(name=_SUITE, **counts)}>"]
    lines.append(f"  <testsuite{_attributes(name=_SUITE, **counts)}>")
    lines.append(f"    <properties><property{_attributes(name='as_of', value=report.as_of)}/></properties>")
    for diagnostic in report.diagnostics:
        lines += _case(diagnostic, report.rules[diagnostic.code], view)
    for rule in silent:
        lines += _silent(rule, view, known=rule.code in known)
    lines += ["  </testsuite>", "</testsuites>"]
    return HEAD + "".join(f"{line}\n" for line in lines)


def _silent(rule: Rule, view: View, *, known: bool) -> Iterator[str]:
    """Yield the lines of a test that has nothing to say."""
    names = _attributes(classname=f"isms.{rule.code}", name=rule.title.say(view.language))
    if known:
        yield f"    <testcase{names}>"
        yield f"      <skipped{_attributes(message=ONLY_KNOWN.say(view.language))}/>"
        yield "    </testcase>"
    else:
        yield f"    <testcase{names}/>"


def _case(diagnostic: Diagnostic, rule: Rule, view: View) -> Iterator[str]:
    """Yield the lines of a test; by its name, which stays from run to run, GitLab tells tests apart."""
    said = words.message(diagnostic, view.language)
    path = view.path(diagnostic)
    title = rule.title.say(view.language)
    names = _attributes(
        classname=f"isms.{diagnostic.code}",
        name=f"{target(diagnostic)}: {title} [{diagnostic.fingerprint[:8]}]",
        file=path,
    )
    yield f"    <testcase{names}>"
    level = words.level(diagnostic, view.language)
    place = f"{path}:{diagnostic.place.line}:{diagnostic.place.column}: {diagnostic.code} {level}: {said}"
    whole = _text("\n".join([place, *words.more(diagnostic, view.language)]))
    if diagnostic.waived_by is not None:
        yield f"      <skipped{_attributes(message=level)}/>"
        yield f"      <system-out>{whole}</system-out>"
    elif diagnostic.level >= view.fails_from:
        yield f"      <failure{_attributes(type=diagnostic.level.word, message=said)}>{whole}</failure>"
    else:
        yield f"      <system-out>{whole}</system-out>"
    yield "    </testcase>"


def _attributes(**values: object) -> str:
    return "".join(f' {name}="{_text(str(value))}"' for name, value in values.items())


def _text(text: str) -> str:
    """Return a text for XML: without what XML 1.0 has no place for, nor a reader an eye."""
    kept = "".join(character for character in visible(text) if not _is_none(ord(character)))
    return escape(kept)


def _is_none(code: int) -> bool:
    """Tell whether a code point is half of a pair, or none at all."""
    return 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE
