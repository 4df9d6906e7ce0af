"""`proposal explain`: what a finding means."""

from collections.abc import Iterable

import click


@click.command(short_help="Explain what a finding means.")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain what a finding means and how to mend it; without CODE, list all codes.

    CODE stands in every finding, as in PLN104. Exits with 2 when there is no such code.
    """
    from toolkit.cli import console
    from toolkit.cli.explain_pages import page, pages, title

    if code is None:
        for known, its_page in pages().items():
            console.say(f"{known}  {title(its_page)}")
        return
    wanted = code.strip().upper()
    text = page(wanted)
    if text is None:
        raise click.UsageError(f"no finding has the code {code}; {_nearest(wanted, pages())}")
    console.hand_over(f"{wanted}: {text}")


def _nearest(code: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    likely = get_close_matches(code, list(known), n=3, cutoff=0.5)
    listed = "proposal explain lists them all"
    return f"the nearest: {', '.join(likely)}; {listed}" if likely else listed
