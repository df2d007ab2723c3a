"""Looks an article and its script over before anything is spoken: what a voice may say wrong, what may not belong."""

from __future__ import annotations

from narrator.lint.finding import Finding, Severity
from narrator.lint.linting import lint

__all__ = ["Finding", "Severity", "lint"]
