"""Judgements: appended, joined on reading, the latest wins; events and snapshots follow."""

import threading

import pytest

from clashmap.filters import Filters
from clashmap.intake.batch import extract_rows
from clashmap.store.archive import Archive
from clashmap.store.corrections import read_changes
from clashmap.store.errors import StoreError
from clashmap.store.judgements import Judgement
from clashmap.store.judging import commit_judgement, find_report
from clashmap.store.log import now
from clashmap.store.writer import Writer
from extract.articles import Article, hash_text

ONE = "On {day} May 2022 NRF fighters attacked a Taliban post in Rukha district, killing 3 people."
TWO = "NRF attacked a Taliban post in Rukha district on {day} May 2022; 3 people were killed."


def add(root, **texts):
    writer = Writer(str(root))
    articles = [Article(name, hash_text(text), name, text) for name, text in texts.items()]
    writer.append(extract_rows(articles, "1").rows)
    writer.link()


def judge(root, report_id, verdict, **changes):
    archive = Archive(root)
    report = find_report(archive, report_id)
    told = read_changes(report, changes)
    name = f"j{len(archive.judgements())}"
    args = (name, now(), "Sara", report.report_id, report.article_id, verdict, told, "")
    return commit_judgement(archive.root, Judgement(*args))


def ids_of(archive, **options):
    return set(archive.read_reports(**options)["report_id"])


@pytest.fixture
def root(tmp_path):
    add(tmp_path, a=ONE.format(day=12), b=TWO.format(day=12), c=ONE.format(day=20))
    return tmp_path


def test_a_rejected_report_is_left_out_and_can_be_asked_for(root):
    name = min(ids_of(Archive(root)))
    judge(root, name, "reject")
    archive = Archive(root)
    assert name not in ids_of(archive)
    assert len(archive.read_reports()) == archive.size()[1] == 2
    asked = archive.read_reports(rejected=True, columns=["report_id", "verdict"])
    assert dict(asked.to_numpy())[name] == "reject"


def test_an_accepted_report_carries_it(root):
    name = min(ids_of(Archive(root)))
    judge(root, name, "accept")
    row = Archive(root).read_reports().set_index("report_id").loc[name]
    assert row["rules"][-1].startswith("accepted by a reader on ")
    told = Archive(root).read_reports(columns=["report_id", "verdict"])
    assert list(told.dropna()["report_id"]) == [name]


def test_a_rejected_report_leaves_its_event_and_comes_back_to_it(root):
    before = Archive(root).events()
    event = next(event for event in before if len(event.report_ids) == 2)
    judge(root, event.report_ids[0], "reject")
    [left] = [e for e in Archive(root).events() if event.report_ids[1] in e.report_ids]
    assert left.report_ids == event.report_ids[1:]
    judge(root, event.report_ids[0], "accept")
    assert Archive(root).events() == before


def test_a_corrected_place_parts_an_event(root):
    event = next(event for event in Archive(root).events() if len(event.report_ids) == 2)
    judge(root, event.report_ids[0], "correct", province="Herat")
    archive = Archive(root)
    assert all(len(event.report_ids) == 1 for event in archive.events())
    members = sorted(name for event in archive.events() for name in event.report_ids)
    assert members == sorted(ids_of(archive))
    frame = archive.read_reports(columns=["report_id", "event_id"]).set_index("report_id")
    homes = {name: event.event_id for event in archive.events() for name in event.report_ids}
    assert frame["event_id"].to_dict() == homes


def test_new_articles_join_reports_as_they_were_judged(root):
    for name in ids_of(Archive(root)):
        judge(root, name, "reject")
    assert Archive(root).events() == []
    add(root, d=TWO.format(day=12))
    assert [len(event.report_ids) for event in Archive(root).events()] == [1]


def test_filters_ask_for_what_was_corrected(root):
    name = min(ids_of(Archive(root)))
    judge(root, name, "correct", district="Injil", kind="clash", date_start="2022-05-01")
    found = Archive(root).read_reports(Filters(provinces=("Herat",), kinds=("clash",), periods=()))
    assert list(found["report_id"]) == [name]
    assert name not in ids_of(Archive(root), filters=Filters(provinces=("Panjshir",), periods=()))
    assert name in ids_of(Archive(root), filters=Filters(text="injil", periods=()))


def test_the_latest_of_each_field_wins_and_the_history_stays(root):
    name = min(ids_of(Archive(root)))
    judge(root, name, "correct", status="denied", killed_min="7", killed_max="9")
    judge(root, name, "correct", status="confirmed")
    judge(root, name, "accept")
    row = Archive(root).read_reports().set_index("report_id").loc[name]
    assert (row["status"], row["killed_min"], row["killed_max"]) == ("confirmed", 7, 9)
    assert [item.verdict for item in Archive(root).judgements(name)] == 2 * ["correct"] + ["accept"]


def test_each_judgement_makes_a_snapshot_that_can_be_opened(root):
    name = min(ids_of(Archive(root)))
    before = Archive(root).snapshot
    rejected = judge(root, name, "reject").snapshot
    assert len({before, rejected, judge(root, name, "accept").snapshot}) == 3
    assert name in ids_of(Archive(root, at=before))
    assert name not in ids_of(Archive(root, at=rejected))
    assert len(Archive(root, at=rejected).judgements()) == 1


def test_newer_rules_do_not_undo_a_judgement(root):
    name = min(ids_of(Archive(root)))
    judge(root, name, "reject")
    writer = Writer(str(root))
    writer.append(extract_rows([Archive(root).article(x) for x in "abc"], "2").rows, kind="reread")
    writer.link()
    assert name not in ids_of(Archive(root))
    assert Archive(root).size() == (3, 2)


def test_judging_beside_an_ingest_loses_and_doubles_nothing(root):
    names = sorted(ids_of(Archive(root)))
    threads = [threading.Thread(target=judge, args=(root, name, "reject")) for name in names[:2]]
    threads += [
        threading.Thread(target=add, args=(root,), kwargs={f"n{day}": ONE.format(day=day)})
        for day in (12, 20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    archive = Archive(root)
    members = [name for event in archive.events() for name in event.report_ids]
    assert sorted(members) == sorted(ids_of(archive))
    assert len(archive.judgements()) == 2
    assert archive.size() == (5, 3)


def test_unknown_and_ambiguous_reports_are_told(root):
    with pytest.raises(StoreError, match="no report ffffffff in the archive at"):
        find_report(Archive(root), "ffffffff")
    with pytest.raises(StoreError, match="is no report_id"):
        find_report(Archive(root), "' OR 1=1")
