"""The Statement of Applicability as OSCAL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import __version__, document_head
from isms.api.answers import statement
from isms.api.errors import RequestError
from isms.api.rendering import order, reasons_against
from isms.diagnostic import Language, spoken
from isms.documents.gaps import Refused
from isms.documents.statement_questions import NO_CONTROLS
from isms.exchange import oscal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.api.loading import Loaded


def statement_as_oscal(
    loaded: Loaded, language: Language, *, final: bool = False, framework: str | None = None
) -> Mapping[str, bytes]:
    """Return the catalog, the profile and the system security plan of the statement, by file name.

    Raises Refused, with every reason, for a final statement that must not be made, and RequestError where
    there is no control to state: OSCAL knows no empty catalog.
    """
    wanted = order(loaded, "soa", language, final=final, frameworks=(framework,) if framework else ())
    rows = statement(loaded, framework)
    if not rows:
        raise RequestError(NO_CONTROLS.of())
    reasons = reasons_against(wanted) if final else ()
    if reasons:
        raise Refused(reasons)
    standing = wanted.provenance.standing
    return oscal.files(
        oscal.Statement(
            loaded.programme,
            rows,
            document_head.head(loaded.programme, wanted.paper),
            language,
            final,
            f"isms {__version__}",
            spoken(standing, "en"),
        )
    )
