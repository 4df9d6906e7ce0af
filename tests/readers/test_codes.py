"""The codes of what can be wrong with an outline."""

from toolkit.readers import codes


def test_no_code_is_used_twice() -> None:
    values = [code for name, code in vars(codes).items() if name.isupper()]
    assert values
    assert len(set(values)) == len(values)
