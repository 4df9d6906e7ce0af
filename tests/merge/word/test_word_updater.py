"""What a build tells of an edited Word file."""

import pytest

from toolkit.merge.outcome import BlockOutcome, Entry, MergeReport
from toolkit.merge.word.word_updater import counts_of


@pytest.mark.parametrize(
    ("deleted", "said"), [(1, "1 stays deleted"), (3, "3 stay deleted")], ids=["one", "several"]
)
def test_the_account_speaks_of_one_as_of_one(deleted: int, said: str) -> None:
    account = MergeReport(tuple(Entry(str(at), BlockOutcome.DELETED) for at in range(deleted)))
    assert [f"{number} {name}" for name, number in counts_of(account)] == [said]
