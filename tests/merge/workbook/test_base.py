"""The base of a workbook, whole and compact."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.merge.workbook.base import compact, whole

BASES = st.dictionaries(
    st.sampled_from("ab"),
    st.dictionaries(
        st.sampled_from("rst"),
        st.dictionaries(st.sampled_from("cde"), st.one_of(st.none(), st.just(1)), min_size=1),
    ),
)


@given(BASES)
def test_a_base_is_whole_again_after_it_was_compact(sheets: dict[str, object]) -> None:
    base = {"sheets": sheets, "empty": {}}
    assert whole(compact(base)) == base
