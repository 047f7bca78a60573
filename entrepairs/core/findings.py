"""What an examination of the installation found; `manage.py doctor` gathers them from every `checks.py`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One fact in French, and what to do about it. `serious` ones give the command its exit code 1."""

    serious: bool
    fact: str
    remedy: str = ""

    @property
    def mark(self) -> str:
        """✗ must be mended, ! could be better, ✓ is well."""
        return "✗" if self.serious else "!" if self.remedy else "✓"
