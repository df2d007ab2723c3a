"""`narrator doctor`: what works here, what does not, and how to mend it."""

from __future__ import annotations

import click

from narrator import checkup
from narrator.cli.group import command
from narrator.cli.opening import find_folder, utc_now
from narrator.cli.output import print_json

EXAMPLES = """
narrator doctor
narrator doctor --show my-show --json
"""

MARKS = {True: ("ok", "green"), False: ("problem", "red"), None: ("note", "yellow")}


@command(EXAMPLES)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def doctor(*, as_json: bool) -> int:
    """Check what works here, what does not, and how to mend it.

    Exit code 1 where something would keep an episode from being made or published.
    """
    findings = tuple(checkup.findings(find_folder(), now=utc_now()))
    if as_json:
        print_json([{"name": f.name, "ok": f.ok, "found": f.found, "remedy": f.remedy} for f in findings])
    else:
        for finding in findings:
            _print(finding)
    return 1 if any(finding.ok is False for finding in findings) else 0


def _print(finding: checkup.Finding) -> None:
    mark, colour = MARKS[finding.ok]
    click.echo(f"{click.style(f'{mark:<8}', fg=colour)} {finding.name}: {finding.found}")
    if finding.remedy:
        click.echo(f"{'':<9}{finding.remedy}")
