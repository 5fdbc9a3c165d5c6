"""Tolls in Dari and Pashto."""

import pytest

from extract.casualties import find_tolls
from extract.casualty_persian import load_persian
from extract.errors import ExtractError

CASES = [
    ("در این حمله سه عضو طالبان کشته شدند.", [("Taliban", "killed", 3, 3)]),
    ("چهار عضو طالبان کشته شده\u200cاند.", [("Taliban", "killed", 4, 4)]),
    (
        "طالبان ۱۲ تن از باشندگان ولسوالی خنج را بازداشت کرده\u200cاند.",
        [("civilians", "captured", 12, 12)],
    ),
    (
        "دست\u200cکم پنج نفر کشته و هفت تن زخمی شدند.",
        [(None, "killed", 5, None), (None, "wounded", 7, 7)],
    ),
    ("دوه تنه ووژل شول.", [(None, "killed", 2, 2)]),
    ("درې کسان ژوبل شول.", [(None, "wounded", 3, 3)]),
    ("بیست و پنج جنگجوی طالبان کشته شدند.", [("Taliban", "killed", 25, 25)]),
    ("بیش از صد نفر کشته شدند.", [(None, "killed", 100, None)]),
    ("یک غیرنظامی کشته شد.", [("civilians", "killed", 1, 1)]),
    ("طالبان حدود پانزده باشنده پنجشیر را بازداشت کردند.", [("civilians", "captured", 15, 15)]),
    ("دو نظامی پیشین کشته شدند.", [("former ANDSF", "killed", 2, 2)]),
    (
        "شش غیرنظامی کشته و نه غیرنظامی دیگر زخمی شدند.",
        [("civilians", "killed", 6, 6), ("civilians", "wounded", 9, 9)],
    ),
    (
        "جبهه مقاومت می\u200cگوید که هشت عضو طالبان را کشته و چهار تن دیگر را زخمی کرده است.",
        [("Taliban", "killed", 8, 8), ("Taliban", "wounded", 4, 4)],
    ),
    ("نیروهای جبهه مقاومت دو پوسته طالبان را تصرف کردند.", []),
    ("این رویداد تلفات نداشت.", [(None, "killed_or_wounded", 0, 0)]),
    ("د طالبانو دوه غړي ووژل شول.", [("Taliban", "killed", 2, 2)]),
    ("یک فرمانده طالبان کشته شد.", [("Taliban", "killed", 1, 1)]),
    ("کشته شدن سه عضو طالبان در پنجشیر.", [("Taliban", "killed", 3, 3)]),
    ("سه پوسته طالبان تصرف شد.", []),
    ("۱۲ روز از حمله گذشت.", []),
    ("در این حمله هیچ کسی کشته نشد.", [(None, "killed", 0, 0)]),
    ("در حمله طالبان سه نفر کشته شدند.", [(None, "killed", 3, 3)]),
    ("سه نفر در حمله طالبان کشته شدند.", [(None, "killed", 3, 3)]),
    (
        "دو جنگجوی طالبان کشته و سه تن دیگر زخم برداشتند.",
        [("Taliban", "killed", 2, 2), ("Taliban", "wounded", 3, 3)],
    ),
    ("شمار کشته\u200cشدگان به ۵۰ نفر رسید.", [(None, "killed", 50, 50)]),
    (
        "این انفجار پنج کشته و نه زخمی برجا گذاشت.",
        [(None, "killed", 5, 5), (None, "wounded", 9, 9)],
    ),
    ("بین ۲۰ تا ۳۰ نفر کشته شدند.", [(None, "killed", 20, 30)]),
    ("سال ۱۴۰۱ کشته شدن غیرنظامیان افزایش یافت.", []),
    ("دو زن و یک کودک کشته شدند.", [("civilians", "killed", 2, 2), ("civilians", "killed", 1, 1)]),
    ("ده نفر کشته و زخمی شدند.", [(None, "killed_or_wounded", 10, 10)]),
    ("پنج نفر کشته نشدند.", []),
    ("سه هزار و پنج صد نفر کشته شدند.", [(None, "killed", 3500, 3500)]),
    ("ده\u200cها نفر کشته شدند.", [(None, "killed", 24, None)]),
    ("کمتر از هشت نفر زخمی شدند.", [(None, "wounded", None, 8)]),
    ("دو یا سه نفر کشته شدند.", [(None, "killed", 2, 3)]),
    ("فرمانده طالبان کشته شد.", [("Taliban", "killed", 1, 1)]),
    ("آنان توسط سرباز کشته شد.", []),
    ("بازداشت ۱۲ تن از باشندگان پنجشیر.", [("civilians", "captured", 12, 12)]),
    ("پنځه ملکيان ژوبل شول.", [("civilians", "wounded", 5, 5)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_dari_or_pashto_sentence_gives_its_tolls(text, expected, toll_rows_of):
    assert toll_rows_of(text) == expected


HEADER = "class,what,min,max,needs,forms\n"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("fa_verb,killed,,,,کشته\n", "class"),
        ("fa_outcome,dead,,,,کشته\n", "what"),
        ("fa_number,,two,,,دو\n", "min"),
        ("fa_outcome,killed,,,,\n", "forms"),
    ],
)
def test_bad_persian_row_is_named(tmp_path, row, column):
    path = tmp_path / "casualties.csv"
    path.write_text(HEADER + "fa_counter,,,,,نفر\n" + row, encoding="utf-8")
    with pytest.raises(ExtractError, match=f"casualties.csv row 3.*`{column}`"):
        load_persian(path)


def test_span_of_a_persian_toll_is_its_number_and_people():
    text = "خبر تازه. دست‌کم پنج نفر در کابل کشته شدند."
    (toll,) = find_tolls(text, 10, len(text), [])
    assert text[toll.span.start : toll.span.end] == "دست‌کم پنج نفر"


def test_long_persian_sentence_takes_linear_time():
    text = "دو زن و " * 20_000 + "یک مرد کشته شدند."
    assert find_tolls(text, 0, len(text), [])
