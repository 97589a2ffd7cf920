"""The demo: what is planted in the briefs is what is found."""

import pytest

from sample_review import make_review
from tidewaiter.cli.demo import Brief, Expectation, compare, find_briefs, load_brief
from tidewaiter.errors import BriefError

EXACT = (
    Expectation("growth-base", "error", "20"),
    Expectation("fx-implied", "error", "8.08 billion"),
    Expectation("share-value", "warning", "12"),
    Expectation("verify", "error", "4.19 million"),
)


def test_exactly_what_was_planted_leaves_nothing_to_say():
    assert [] == list(compare(make_review(), Brief("", EXACT)))


def test_what_is_missing_and_what_nobody_expects_is_told():
    expected = (*EXACT[1:], Expectation("balance", "error", "3"))
    lines = ["not found: error balance at “3”", "not expected: error growth-base at “20”"]
    assert lines == list(compare(make_review(), Brief("", expected)))


def test_a_note_may_be_expected_and_need_not_be():
    assert [] == list(compare(make_review(), Brief("", (*EXACT, Expectation("forecast-outcome", "note", "800,000")))))


def test_a_misspelt_key_of_a_note_is_refused(tmp_path):
    (tmp_path / "a.expect.toml").write_text('note = "x"\n[[findings]]\ncheck = "balance"\n')
    with pytest.raises(BriefError, match=r"a\.expect\.toml: .*findings"):
        load_brief(tmp_path / "a.txt")


def test_an_unknown_severity_is_refused(tmp_path):
    (tmp_path / "a.expect.toml").write_text('note = "x"\n[[finding]]\ncheck = "balance"\nseverity = "bad"\nquote = "5"\n')
    with pytest.raises(BriefError, match="severity 'bad' is none of"):
        load_brief(tmp_path / "a.txt")


def test_a_note_without_its_brief_is_refused(tmp_path):
    (tmp_path / "a.expect.toml").write_text('note = "x"\n')
    with pytest.raises(BriefError, match="notes without a brief: a"):
        find_briefs(tmp_path)


def test_briefs_of_all_kinds_are_found_and_the_readme_is_none(tmp_path):
    for name in ("b.html", "a.md", "README.md", "c.pdf"):
        (tmp_path / name).write_text("x")
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.expect.toml").write_text('note = "x"\n')
    assert ["a.md", "b.html", "c.pdf"] == [path.name for path in find_briefs(tmp_path)]
