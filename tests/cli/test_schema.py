"""`proposal schema` prints the schema that `proposal new` writes."""

from click.testing import CliRunner

from toolkit.cli.main import main
from toolkit.readers.schema import schema_text


def test_it_prints_the_schema() -> None:
    result = CliRunner().invoke(main, ["schema"])
    assert result.exit_code == 0
    assert result.output == schema_text()
