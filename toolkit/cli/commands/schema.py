"""`proposal schema`: the JSON Schema of the outline."""

import click


@click.command(short_help="Print the JSON Schema of the outline.")
def command() -> None:
    """Print the JSON Schema of the outline, which gives editors completion and hover help.

    A project made with `proposal new` has it beside its outline already.
    """
    from toolkit.cli import console
    from toolkit.readers.schema import schema_text

    console.hand_over(schema_text(), nl=False)
