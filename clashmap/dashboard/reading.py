"""Articles -> archive: the pipeline run once over all that a page shows."""

from collections.abc import Sequence
from dataclasses import asdict

import pandas as pd

from clashmap.dashboard.data import Archive
from clashmap.schema import REPORT_COLUMNS
from clashmap.snapshot import snapshot_of
from extract.articles import Article, SetAside
from extract.pipeline import extract_reports
from extract.reading import read_articles
from extract.reports import EXTRACTOR_VERSION, Report


def read_archive(paths: Sequence[str]) -> Archive:
    """Return the archive of files and folders; no article's text is kept."""
    set_aside: list[SetAside] = []
    reports: list[Report] = []
    versions: dict[str, str] = {}
    originals: dict[str, str] = {}
    for article in read_articles(paths, set_aside.append):
        reports += extract_reports(article)
        versions[article.article_id] = article.version
        if article.after is not None:
            originals[article.article_id] = describe_original(article)
    return Archive(
        frame=build_frame(reports),
        articles=len(versions),
        originals=originals,
        set_aside=tuple(f"{item.where}: {item.reason}" for item in set_aside),
        snapshot=snapshot_of(versions.items(), EXTRACTOR_VERSION),
    )


def build_frame(reports: Sequence[Report]) -> pd.DataFrame:
    """Return reports as a frame with the columns of the schema, in its order."""
    frame = pd.DataFrame(
        [asdict(report) for report in reports], columns=[column.name for column in REPORT_COLUMNS]
    )
    return frame.astype({"lon": "float64", "lat": "float64"})


def describe_original(article: Article) -> str:
    """Return "Paraphrase of ..." for an article that retells another's facts, else ""."""
    if article.after is None:
        return ""
    title, outlet, day, _ = article.after
    return f"Paraphrase of “{title}”, " + ", ".join(part for part in (outlet, day) if part)
