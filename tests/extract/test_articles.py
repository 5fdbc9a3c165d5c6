"""How articles are named, and which links are links."""

import pytest

from extract.articles import canonical_url, clean_url, hash_text


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/a",
        "//example.org/a",
        "https://",
        "https://a b.org/",
        'https://example.org/"onclick=x',
        "https://exam\nple.org",
        "http://[::1",
        "http://example.org:99999999/",
        "https://e.org/" + "a" * 3000,
        "",
        None,
        7,
    ],
)
def test_only_plain_http_links_are_links(value):
    assert clean_url(value) is None


def test_a_link_is_kept_as_written():
    assert clean_url(" HTTPS://Example.org/A?b=1 ") == "HTTPS://Example.org/A?b=1"


def test_one_page_has_one_canonical_link():
    same = {
        "https://www.example.org/a/",
        "http://EXAMPLE.org:80/a?utm_source=x&fbclid=1#part",
        "https://example.org/a",
    }
    assert {canonical_url(link) for link in same} == {"https://example.org/a"}
    assert canonical_url("https://example.org/?p=1") != canonical_url("https://example.org/?p=2")


def test_a_version_is_sixteen_digits_of_the_text():
    assert hash_text("abc") == "ba7816bf8f01cfea"
    assert hash_text("abc\n") != hash_text("abc")
