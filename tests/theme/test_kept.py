"""What is kept of pictures is the same again, and never more than a bound."""

from __future__ import annotations

from layouts.theme.kept import Kept


def test_what_is_kept_is_found_until_it_is_forgotten() -> None:
    kept: Kept[str, str] = Kept(10)
    assert kept.keep("a", "one") == "one"
    assert (kept.get("a"), kept.get("b")) == ("one", None)
    kept.forget()
    assert kept.get("a") is None


def test_what_was_not_asked_for_longest_gives_way_by_weight() -> None:
    kept: Kept[str, str] = Kept(10)
    for name in "abc":
        kept.keep(name, name, 3)
    kept.get("a")
    kept.keep("d", "d", 4)
    assert [name for name in "abcd" if kept.get(name)] == ["a", "c", "d"]
    kept.keep("large", "large", 11)
    assert [name for name in ("a", "c", "d", "large") if kept.get(name)] == []


def test_a_value_that_is_kept_anew_weighs_once() -> None:
    kept: Kept[str, str] = Kept(10)
    for _ in range(5):
        kept.keep("a", "a", 5)
    kept.keep("b", "b", 5)
    assert kept.get("a") == "a"
