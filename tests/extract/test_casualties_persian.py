"""Tolls in Dari and Pashto."""

import pytest

from extract.casualties import find_tolls
from extract.casualty_persian_words import load_persian
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
    (
        "در این حمله سه عضو طالبان کشته و دو تن دیگر زخمی شدند.",
        [("Taliban", "killed", 3, 3), ("Taliban", "wounded", 2, 2)],
    ),
    (
        "جبهه مقاومت ملی می\u200cگوید که دوازده جنگجوی طالبان در اندراب کشته شده\u200cاند.",
        [("Taliban", "killed", 12, 12)],
    ),
    ("دست\u200cکم پنج غیرنظامی در انفجار کابل جان باختند.", [("civilians", "killed", 5, None)]),
    ("طالبان ۲۰ باشنده پنجشیر را بازداشت کردند.", [("civilians", "captured", 20, 20)]),
    ("یک سرباز پیشین در تخار به ضرب گلوله کشته شد.", [("former ANDSF", "killed", 1, 1)]),
    ("شمار کشته\u200cهای انفجار مسجد قندوز به ۵۵ تن رسید.", [(None, "killed", 55, 55)]),
    (
        "در نتیجه این رویداد ۱۷ نفر کشته و ۴۲ نفر زخمی شدند.",
        [(None, "killed", 17, 17), (None, "wounded", 42, 42)],
    ),
    (
        "بیش از ۳۰ جنگجوی طالبان در دو روز گذشته کشته و زخمی شده\u200cاند.",
        [("Taliban", "killed_or_wounded", 30, None)],
    ),
    ("در این درگیری به نیروهای ما تلفاتی نرسیده است.", [(None, "killed_or_wounded", 0, 0)]),
    ("این حمله تلفات جانی نداشت.", [(None, "killed_or_wounded", 0, 0)]),
    ("افراد مسلح ناشناس یک قاضی طالبان را در هرات کشتند.", [("Taliban", "killed", 1, 1)]),
    (
        "دو زن و یک کودک در حمله هوایی پاکستان کشته شدند.",
        [("civilians", "killed", 2, 2), ("civilians", "killed", 1, 1)],
    ),
    ("جسد یک دختر جوان در بلخ پیدا شد.", [("civilians", "killed", 1, 1)]),
    ("طالبان چهار تن را در بدخشان تیرباران کردند.", [(None, "killed", 4, 4)]),
    ("ده\u200cها تن از مردم اندراب بازداشت شده\u200cاند.", [("civilians", "captured", 24, None)]),
    (
        "په دې برید کې درې طالبان ووژل شول او پنځه نور ټپیان شول.",
        [("Taliban", "killed", 3, 3), ("Taliban", "wounded", 5, 5)],
    ),
    ("په کابل کې په یوه چاودنه کې لږ تر لږه اته کسان ووژل شول.", [(None, "killed", 8, None)]),
    ("وسله والو یو پخوانی سرتېری په خوست کې وواژه.", [("former ANDSF", "killed", 1, 1)]),
    ("طالبانو د پنجشېر ۱۵ اوسېدونکي ونیول.", [("civilians", "captured", 15, 15)]),
    (
        "در این انفجار یک نفر کشته و شش نفر به شمول دو زن زخمی شده\u200cاند.",
        [(None, "killed", 1, 1), (None, "wounded", 6, 6)],
    ),
    (
        "منابع می\u200cگویند که ۵ نفر از نیروهای جبهه مقاومت نیز جان باخته\u200cاند.",
        [("NRF", "killed", 5, 5)],
    ),
    (
        "تلفات این انفجار به ۴۰ کشته و ۹۰ زخمی افزایش یافت.",
        [(None, "killed", 40, 40), (None, "wounded", 90, 90)],
    ),
    (
        "انفجار در مزار شریف ۹ کشته و ۱۳ زخمی برجای گذاشت.",
        [(None, "killed", 9, 9), (None, "wounded", 13, 13)],
    ),
    ("طالبان سه روز پیش ۱۲ ولسوالی را گرفتند.", []),
    ("در این عملیات ۲۰ موتر و ۵ پاسگاه نابود شد.", []),
    ("دو سال پیش ۵ نفر در این منطقه کشته شدند.", [(None, "killed", 5, 5)]),
    ("سه جسد در ننگرهار پیدا شد.", [(None, "killed", 3, 3)]),
    ("اجساد چهار مرد در کندهار یافت شد.", [("civilians", "killed", 4, 4)]),
    (
        "نیروهای جبهه آزادی دو عضو طالبان را کشتند و سه تن دیگر را زخمی کردند.",
        [("Taliban", "killed", 2, 2), ("Taliban", "wounded", 3, 3)],
    ),
    ("په هلمند کې د ماین په چاودنه کې درې ماشومان ووژل شول.", [("civilians", "killed", 3, 3)]),
    (
        "چارواکي وايي په برید کې ۱۲ کسان مړه او ۳۰ نور ټپیان شوي دي.",
        [(None, "killed", 12, 12), (None, "wounded", 30, 30)],
    ),
    ("جبهه مقاومت: ۷ طالب در پنجشیر کشته شدند", [(None, "killed", 7, 7)]),
    ("بیش از صد تن در پنجشیر بازداشت شده\u200cاند.", [(None, "captured", 100, None)]),
    ("در دو انفجار جداگانه در کابل هفت نفر، از جمله سه کودک، کشته شدند.", [(None, "killed", 7, 7)]),
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
    text = "خبر تازه. دست\u200cکم پنج نفر در کابل کشته شدند."
    (toll,) = find_tolls(text, 10, len(text), [])
    assert text[toll.span.start : toll.span.end] == "دست\u200cکم پنج نفر"


def test_long_persian_sentence_takes_linear_time():
    text = "دو زن و " * 20_000 + "یک مرد کشته شدند."
    assert find_tolls(text, 0, len(text), [])
