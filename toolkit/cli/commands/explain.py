"""`proposal explain`: what a finding means."""

from collections.abc import Iterable, Mapping

import click

from toolkit.cli.output import finish, format_option


@click.command(short_help="Explain what a finding means.")
@click.argument("code", required=False)
@format_option()
def command(code: str | None, form: str) -> None:
    """Explain what a finding means and what to do about it; without CODE, list all codes.

    CODE is in every finding, as in PLN104. Exits with 2 when there is no such code.
    """
    from toolkit.cli import console
    from toolkit.cli.explain_pages import pages

    shown = pages() if code is None else _page(code)
    if form == "text" and code is not None:
        for name, page in shown.items():
            console.hand_over(f"{name}: {page}")
        return
    from toolkit.cli.reports.explain import Output

    report = Output.of(shown)
    finish(report, form, report.lines())


def _page(code: str) -> Mapping[str, str]:
    """The page of the code, by that code in capitals; raises UsageError where there is none."""
    from toolkit.cli.explain_pages import page, pages

    wanted = code.strip().upper()
    text = page(wanted)
    if text is None:
        raise click.UsageError(f"no finding has the code {code}; {_nearest(wanted, pages())}")
    return {wanted: text}


def _nearest(code: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    likely = get_close_matches(code, list(known), n=3, cutoff=0.5)
    listed = "proposal explain lists them all"
    return f"the nearest: {', '.join(likely)}; {listed}" if likely else listed
