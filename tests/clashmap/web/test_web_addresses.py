"""Links and addresses that may be read, and those that may not."""

import ipaddress

import pytest

from clashmap.intake.web.addresses import check_link, is_public
from clashmap.intake.web.bounds import WebOptions
from clashmap.intake.web.errors import WebError
from clashmap.intake.web.fetch import Fetcher

NOT_PUBLIC = """127.0.0.1 127.9.9.9 10.0.0.1 172.16.5.5 192.168.1.1 169.254.169.254 100.64.0.1
100.100.100.200 0.0.0.0 224.0.0.1 239.1.1.1 255.255.255.255 240.0.0.1 192.0.0.192 198.18.0.1
203.0.113.5 168.63.129.16 :: ::1 fe80::1 fc00::1 fd00:ec2::254 ff02::1 ::ffff:127.0.0.1
::ffff:10.0.0.1 ::ffff:a9fe:a9fe ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1::
2002:c0a8:101::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1"""


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_address_that_is_not_public(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "8.8.8.8",
        "2606:4700::1",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "100.128.0.1",
    ],
)
def test_address_that_is_public(address):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("javascript:alert(1)", "kind 'javascript'"),
        ("file:///etc/passwd", "kind 'file'"),
        ("ftp://news.example/a", "kind 'ftp'"),
        ("//news.example/a", "only http and https"),
        ("http://user:word@news.example/", "user name"),
        ("http://@news.example/", "user name"),
        ("http://news.example/\r\nHost: other", "control characters"),
        ("http://news.example:25/", "port 25"),
        ("http://news.example:0/", "port 0"),
        ("http://news.example:99999/", "no link"),
        ("http://[::1/", "no link"),
        ("http:///a", "only http and https"),
        ("http://" + "a" * 300 + ".example/", "253 characters"),
        ("http://a..example/", "host name"),
        ("http://news.example/" + "a" * 2_000, "characters, over 2000"),
    ],
)
def test_link_refused(link, reason):
    with pytest.raises(WebError, match=reason):
        check_link(link, WebOptions())


def test_link_in_the_form_to_ask_by():
    target = check_link(" HTTP://Kabul.Example:80/خبر/a b?q=جنگ&x=%20#part", WebOptions())
    assert target.url == (
        "http://kabul.example/%D8%AE%D8%A8%D8%B1/a%20b?q=%D8%AC%D9%86%DA%AF&x=%20"
    )
    assert check_link("https://خبر.example", WebOptions()).host.startswith("xn--")
    assert check_link("https://[2606:4700::1]:8443/a", WebOptions()).origin.endswith("]:8443")


@pytest.mark.parametrize(
    "link",
    ["http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://[::1]/"],
)
def test_own_machine_refused_under_every_spelling(link):
    with pytest.raises(WebError, match=r"robots.*not on the public internet"):
        Fetcher(WebOptions(seconds_between=0)).fetch(link)


def test_name_that_leads_inside_is_refused_and_not_reached(site, options):
    used = options()
    with pytest.raises(WebError, match=r"leads to 127\.0\.0\.1"):
        Fetcher(used).fetch("http://inside.example/secret")
    assert not site.asked
    assert not used.machine.network.reached


def test_one_private_answer_among_public_ones_refuses_all(site, options):
    used = options(resolve=lambda host, port: ["93.184.215.14", "10.0.0.7"])
    with pytest.raises(WebError, match=r"leads to 10\.0\.0\.7"):
        Fetcher(used).fetch("http://news.example/")
    assert not site.asked


def test_name_server_that_changes_its_answer_gains_nothing(site, options):
    answers = iter([["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"]])
    used = options(resolve=lambda host, port: next(answers))
    site.put_story("/a")
    with pytest.raises(WebError, match=r"leads to 127\.0\.0\.1"):
        Fetcher(used).fetch("http://news.example/a")
    assert used.machine.network.reached == ["93.184.215.14"]
    assert site.paths() == ["/robots.txt"]


def test_private_addresses_are_read_when_allowed(site, options):
    site.put_story("/a")
    page = Fetcher(options(allow_private=True)).fetch("http://inside.example/a")
    assert b"Baghlan" in page.data


def test_own_names_of_this_machine_with_its_own_name_server(site):
    site.put_story("/a")
    page = Fetcher(WebOptions(allow_private=True, seconds_between=0)).fetch(
        f"http://localhost:{site.port}/a"
    )
    assert b"Baghlan" in page.data
