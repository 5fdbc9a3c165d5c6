from datetime import date

from extract.articles import Article, Published, hash_text
from extract.sources import group_sources

BODY = " ".join(
    f"On day {n} of the siege the elders of valley {n * 7} counted {n * 3} homes burned, and the "
    f"road past bridge {n * 11} stayed shut while carrier {n * 13} waited for orders from post {n}."
    for n in range(1, 21)
)
OTHER = " ".join(
    f"Traders of market {n} sold {n * 5} sacks of rice at price {n}." for n in range(40)
)


def article(name: str, text: str, day: date | None = None) -> Article:
    published = Published(str(day), day, day, "given") if day else None
    return Article(name, hash_text(text), name, text, published=published)


def test_a_copy_with_another_headline_and_a_cut_end_is_one_source() -> None:
    cut = "Siege goes on, elders say\n\n" + BODY[: len(BODY) // 3]
    families = group_sources([article("a", BODY), article("b", cut), article("c", OTHER)])
    assert families.family_of("b") == families.family_of("a") == "a"
    assert families.count(["a", "b", "c"]) == 2
    assert families.copies_of("b") == ("a", "b")


def test_a_teaser_read_first_is_found_in_the_whole_text_of_the_day() -> None:
    day = date(2022, 5, 27)
    told = [article("teaser", BODY[: len(BODY) // 4], day), article("whole", BODY, day)]
    assert group_sources(told).count(["teaser", "whole"]) == 1


def test_the_original_is_the_earliest_published_else_the_first() -> None:
    late, early = date(2022, 5, 28), date(2022, 5, 27)
    told = [article("a", BODY), article("b", BODY + " More.", late), article("c", BODY, early)]
    assert group_sources(told).family_of("a") == "c"
    assert group_sources(reversed(told)).family_of("a") == "c"
    assert group_sources([article("x", BODY), article("y", BODY)]).family_of("y") == "x"


def test_a_shared_paragraph_does_not_make_a_copy() -> None:
    background = BODY[: len(BODY) // 4]
    families = group_sources([article("a", BODY), article("b", OTHER + background)])
    assert families.count(["a", "b"]) == 2


def test_short_texts_are_copies_only_when_the_same() -> None:
    wire = "Clashes in Rokha on Friday, officials said."
    told = [article("a", wire), article("b", wire + " No toll."), article("c", wire)]
    families = group_sources(told)
    assert [families.family_of(name) for name in "abc"] == ["a", "b", "a"]


def test_case_spacing_and_quotes_do_not_hide_a_copy() -> None:
    respaced = BODY.upper().replace(". ", ".\n\n")
    assert group_sources([article("a", BODY), article("b", respaced)]).family_of("b") == "a"


def test_an_article_that_was_not_grouped_is_its_own_source() -> None:
    families = group_sources([])
    assert families.family_of("z") == "z" and families.copies_of("z") == ("z",)


def test_boilerplate_shared_by_many_does_not_join_them() -> None:
    footer = " Subscribe to our bulletin for all the news of the day from the whole region."
    told = [article(str(n), " ".join(f"{w}{n}" for w in OTHER.split()) + footer) for n in range(40)]
    assert group_sources(told).count(map(str, range(40))) == 40


def test_a_round_up_does_not_chain_the_items_it_holds() -> None:
    items = [BODY[:900], OTHER[:900]]
    told = [article(str(n), text, date(2022, 5, 1)) for n, text in enumerate(items)]
    round_up = article("all", " ".join([*items, BODY[1500:]]), date(2022, 5, 2))
    assert group_sources([*told, round_up]).count(["0", "1", "all"]) == 3
