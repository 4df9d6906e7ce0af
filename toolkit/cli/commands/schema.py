"""`proposal schema`: the JSON Schemas of the outline and of what the commands print."""

import click

from toolkit.cli.output import format_option


@click.command(short_help="Print the JSON Schema of the outline, or of a command's output.")
@click.option(
    "--output",
    "command_name",
    metavar="COMMAND",
    help="Print the schema of what `proposal COMMAND --format json` prints instead.",
)
@format_option(also="; a schema is JSON in both")
def command(command_name: str | None, form: str) -> None:  # noqa: ARG001
    """Print the JSON Schema of the outline, which gives editors completion and hover help.

    A project made with `proposal new` has it beside its outline already. With --output, print the
    schema of the JSON that another command prints.
    """
    from toolkit.cli import console
    from toolkit.cli.output_schema import output_schema_text
    from toolkit.readers.schema import schema_text

    if command_name is None:
        console.hand_over(schema_text(), nl=False)
        return
    known = _commands()
    if command_name not in known:
        raise click.UsageError(
            f"there is no command {command_name!r}; there are {', '.join(known)}"
        )
    console.hand_over(output_schema_text(command_name), nl=False)


def _commands() -> list[str]:
    group = click.get_current_context().find_root().command
    assert isinstance(group, click.Group)
    return group.list_commands(click.get_current_context())
