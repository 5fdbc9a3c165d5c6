from clashmap.frames import frame_of, reports_of
from extract.articles import Article
from extract.pipeline import extract_reports

TEXT = (
    "The NRF said its fighters attacked a Taliban base in Andarab district of Baghlan province on "
    "10 May 2022, killing four Taliban fighters. Fighters of the AFF are present in Kabul province."
)


def test_a_frame_gives_back_the_reports_that_it_was_made_from():
    reports = extract_reports(Article("a1", "v1", "a.md", TEXT))
    back = reports_of(frame_of(reports))
    assert len(back) == len(reports) > 1
    assert [report.casualties[0].min for report in back if report.casualties] == [4]
    for one, other in zip(back, reports, strict=True):
        for name in ("province", "lon", "groups", "initiator", "date_end", "killed_min", "spans"):
            assert getattr(one, name) == getattr(other, name), name
