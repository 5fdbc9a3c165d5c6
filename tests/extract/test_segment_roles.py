"""What is the article's own telling, and what the page put around it: both ways."""

import pytest

from extract.segment import split_sentences

BODY = (
    "Fighters attacked a post in the upper valley on Monday night, and two men were killed there, "
    "a spokesman said by telephone. The post fell before dawn."
)
LATER = (
    "Residents of three villages left their homes in the morning. They went to the town, where "
    "relatives took them in, and do not know when they will return."
)


def role_of(line, *, before=BODY, after=LATER):
    text = f"{before}\n\n{line}\n\n{after}"
    roles = {
        s.role for s in split_sentences(text) if line.find(text[s.span.start : s.span.end]) >= 0
    }
    return roles.pop() if len(roles) == 1 else roles


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("8 min read", "boilerplate"),
        ("Live Story", "boilerplate"),
        ("ADVERTISEMENT", "boilerplate"),
        ("Read more: Taliban take the capital of the province", "boilerplate"),
        ("Follow him on Twitter: @someone", "boilerplate"),
        ("Your email address will not be published.", "boilerplate"),
        ("Sign up for our daily newsletter.", "boilerplate"),
        ("We use cookies to improve this site.", "boilerplate"),
        ("© 2022 The Daily. All rights reserved.", "boilerplate"),
        ("Share on Facebook", "boilerplate"),
        ("kabul taliban fighters panjshir", "boilerplate"),
        ("* * *", "boilerplate"),
        ("A fighter stands guard in Kabul. [Getty]", "caption"),
        ("A fighter stands guard in Kabul. [Wakil Kohsar/AFP via Getty Images]", "caption"),
        ("FILE - Fighters ride in Kabul, Aug. 15, 2021. (AP Photo/Some Body, File)", "caption"),
        ("Fighters in the valley last year. PHOTO: A. PERSON/AFP via Getty Images", "caption"),
        ("Fighters in the valley. Photograph: Some One/EPA", "caption"),
        ("Fighters stand in Bazarak on Sept. 4. REUTERS/Some One", "caption"),
        ("By Some Author", "byline"),
        ("By SOME AUTHOR and Other Author, Kabul", "byline"),
        ("Reporting by Some One in Kabul; Editing by Other One", "byline"),
        ("Some One contributed to this report.", "byline"),
        ("27 September, 2022", "dateline"),
        ("Published 10:05 AM EST, Tue Sept 6, 2022", "dateline"),
        ("KABUL, Afghanistan, Sept 6 (Reuters) -", "dateline"),
        ("The fight for the valley", "title"),
        ("Who holds the north?", "title"),
    ],
)
def test_what_is_not_the_telling_is_marked(line, role):
    assert role_of(line) == role


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the fighters had taken the district.",
        "Reporting by the UN shows that forty civilians were killed in Balkhab.",
        "Follow-up attacks killed two men in Andarab.",
        "KABUL, Sept 6 (Reuters) - Fighters attacked a post in Andarab on Monday.",
        "Fighters attacked a post in Andarab, according to the agency (Reuters).",
        "He shared one image: a burning Humvee in the valley.",
        "The photo: it shows nothing, the Taliban say.",
        "“We will not give up,” Massoud told Reuters.",
        "“We will not give up the valley to anybody,” he said.",
        "More from the north: the district fell on Friday.",
        "On 5 September 2021 the valley fell.",
        "- attacks on outposts in Andarab and Khost;",
        "The prisoners were shot on sight, a resident said.",
        "Copyright law was not on anybody's mind in Bazarak.",
        "Two men were killed. Four fled. One was caught. The post was burnt [see map].",
        "Ahmad Massoud is a graduate of Sandhurst and leads the front.",
    ],
)
def test_what_is_the_telling_stays(line):
    assert role_of(line) == "body"


def test_the_headline_is_a_title_and_a_first_sentence_is_not():
    assert split_sentences(f"Fight goes on\n{BODY}")[0].role == "title"
    assert split_sentences(f"{BODY}\n{LATER}")[0].role == "body"


def test_a_credit_inside_one_long_line_takes_its_own_sentence_only():
    text = f"{BODY} A fighter stands guard in Kabul. [Getty] {LATER}"
    roles = [s.role for s in split_sentences(text)]
    assert roles == ["body", "body", "caption", "body", "body"]


def test_a_pull_quote_is_boilerplate_and_its_source_is_not():
    said = "“The men have held the valley since the spring and they will hold it,” Amin said."
    quote = '"The men have held the valley since spring and will hold it"'
    roles = [s.role for s in split_sentences("\n\n".join([BODY, quote, LATER, said]))]
    assert roles == ["body", "body", "boilerplate", "body", "body", "body"]


def test_a_quoted_paragraph_that_nothing_repeats_stays():
    assert role_of("“The men have held the valley since the spring.”") in {"body", "title"}
    assert role_of("“They shot three prisoners near the bridge on Friday.”") == "body"


BIOGRAPHY = (
    "Jane Q. Writer is a journalist and analyst based in London. She is the author of a book."
)


def test_a_biography_at_the_end_is_boilerplate():
    text = "\n\n".join([BODY, LATER, BODY, LATER, BIOGRAPHY])
    assert [s.role for s in split_sentences(text)][-3:] == ["body", "boilerplate", "boilerplate"]


@pytest.mark.parametrize(
    "last",
    [
        "Fahim Dashti was a journalist and spoke for the front. He was killed on 5 September.",
        "Ali Nazary is the head of foreign relations of the front, based in the United States.",
        "Amin Saikal is a professor at a university who said that the valley could not be held.",
        "The front is led by Ahmad Massoud, a graduate in war studies, who is based in Dushanbe.",
        "The writers of the letter are in prison in Kabul, and nobody has seen them since.",
    ],
)
def test_a_last_paragraph_that_tells_the_story_stays(last):
    text = "\n\n".join([BODY, LATER, BODY, LATER, last])
    assert split_sentences(text)[-1].role == "body"


def test_a_person_whom_the_story_knows_keeps_the_last_word():
    known = (
        f"{BODY} Writer saw it, and the people who live there saw it as well on that same night."
    )
    text = "\n\n".join([known, LATER, BODY, LATER, BIOGRAPHY])
    assert split_sentences(text)[-1].role == "body"


def test_reader_comments_after_a_reply_box_are_boilerplate():
    text = "\n\n".join([BODY, LATER, "Leave a Reply", "Great article about Andarab."])
    assert [s.role for s in split_sentences(text)][-2:] == ["boilerplate"] * 2


def test_a_reply_box_on_top_takes_nothing_away():
    text = "\n\n".join(["Leave a Reply", BODY, LATER])
    assert [s.role for s in split_sentences(text)] == ["boilerplate", *["body"] * 4]


def test_links_after_related_stories_are_boilerplate_until_prose():
    text = "\n\n".join([BODY, "Related stories", "Taliban take Kabul", "Valley falls", LATER])
    assert [s.role for s in split_sentences(text)][2:5] == ["boilerplate"] * 3
    assert split_sentences(text)[-1].role == "body"


def test_front_matter_is_boilerplate_and_keeps_offsets():
    text = f"---\npublisher: P\n---\nFight goes on\n\n{BODY}"
    sentences = split_sentences(text)
    assert [s.role for s in sentences] == ["boilerplate"] * 3 + ["title", "body", "body"]
    assert text[sentences[4].span.start :].startswith("Fighters attacked")
