"""An information-security and personal-information programme kept as plain text."""

from __future__ import annotations

__version__ = "0.1.0"
