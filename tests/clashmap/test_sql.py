"""`clashmap sql`: the archive can be read, and nothing else be reached."""

import csv
import json
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from clashmap.cli import main
from clashmap.store.archive import Archive
from clashmap.store.asking import Bounds, ask
from clashmap.store.errors import StoreError

STORY = "On {day} May 2022 NRF fighters attacked a Taliban post in Rukha, killing 3 people."
BOUNDS = Bounds(rows=100, seconds=20, megabytes=500)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    root = tmp_path_factory.mktemp("sql")
    rows = [json.dumps({"id": f"n{day}", "text": STORY.format(day=day)}) for day in (1, 2, 2)]
    (root / "in.jsonl").write_text("\n".join(rows), "utf-8")
    main(["ingest", str(root / "in.jsonl"), "--store", str(root / "s")])
    (root / "secret.csv").write_text("word\nhidden\n", "utf-8")
    return root / "s"


def answer(store, sql, bounds=BOUNDS):
    return ask(Archive(store), sql, bounds).rows.to_pylist()


def run(capsys, *arguments):
    code = main(["sql", *map(str, arguments)])
    return code, capsys.readouterr()


def test_all_tables_answer_with_current_rows(store):
    [found] = answer(
        store,
        "SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM reports)"
        " AS reports, (SELECT count(*) FROM mentions) AS mentions, (SELECT count(*) FROM events)"
        " AS events, (SELECT count(*) FROM judgements) AS judgements",
    )
    size = dict(zip(("articles", "reports"), Archive(store).size(), strict=True))
    assert found["mentions"] > 4
    assert found == size | {"mentions": found["mentions"], "events": 2, "judgements": 0}


def test_reports_are_those_of_read_reports(store):
    sql = "FROM reports ORDER BY report_id"
    rows = {row["report_id"]: row["event_id"] for row in answer(store, sql)}
    frame = Archive(store).read_reports()
    assert rows == dict(zip(frame["report_id"], frame["event_id"], strict=True))
    assert "batch_id" not in answer(store, sql)[0]


def test_a_rejected_report_is_not_counted(store, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(STORY.format(day=3), "utf-8")
    main(["ingest", str(tmp_path / "a.txt"), "--store", str(tmp_path / "s")])
    [row] = answer(tmp_path / "s", "SELECT report_id FROM reports")
    main(["judge", row["report_id"], "reject", "--by", "A", "--store", str(tmp_path / "s")])
    capsys.readouterr()
    assert answer(tmp_path / "s", "SELECT * FROM reports") == []
    [told] = answer(tmp_path / "s", 'SELECT verdict, "by", report_id FROM judgements')
    assert told == {"verdict": "reject", "by": "A"} | row
    first = Archive(tmp_path / "s").snapshots()[0].snapshot
    code, said = run(capsys, "SELECT * FROM reports", "--at", first, "--store", tmp_path / "s")
    assert (code, row["report_id"] in said.out) == (0, True)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('{secret}')",
        "SELECT * FROM '{secret}'",
        "SELECT * FROM read_text('{secret}')",
        "SELECT * FROM read_blob('{secret}')",
        "SELECT * FROM glob('{root}/*')",
        "SELECT * FROM sniff_csv('{secret}')",
        "SELECT * FROM query('SELECT * FROM read_text(''{secret}'')')",
        "SELECT * FROM read_parquet('{root}/s/reports/**/*.parquet')",
        "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
        "SELECT * FROM delta_scan('{root}/s/reports')",
        "SELECT * FROM frame",
        "COPY (SELECT 1) TO '{root}/out.csv'",
        "COPY reports TO '{root}/out.parquet'",
        "EXPORT DATABASE '{root}/out'",
        "ATTACH '{root}/out.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA database_list",
        "SET memory_limit='50GB'",
        "SET enable_external_access=true",
        "RESET lock_configuration",
        "CALL pragma_version()",
        "CREATE TABLE x AS SELECT 1",
        "CREATE MACRO f() AS 1",
        "DROP VIEW reports",
        "INSERT INTO reports SELECT * FROM reports",
        "DELETE FROM reports",
        "UPDATE reports SET kind = 'clash'",
        "SELECT 1; COPY (SELECT 1) TO '{root}/out.csv'",
        "PREPARE v AS SELECT 1",
        "BEGIN",
        "",
        "SELEC 1",
    ],
)
def test_what_is_no_reading_of_the_archive_is_refused(store, sql):
    frame = Archive(store).read_reports()  # a variable of the program is no table either
    root = store.parent
    before = sorted(path.name for path in root.rglob("*"))
    with pytest.raises(StoreError):
        answer(store, sql.format(secret=root / "secret.csv", root=root))
    assert sorted(path.name for path in root.rglob("*")) == before
    assert len(frame) == 2


def test_rows_time_and_memory_are_bounded(store):
    cut = ask(Archive(store), "SELECT * FROM range(100000)", Bounds(10, 20, 500))
    assert (cut.rows.num_rows, cut.is_cut) == (10, True)
    with pytest.raises(StoreError, match="more than 1 s and was stopped"):
        answer(store, "SELECT count(*) FROM range(1000000000000)", Bounds(10, 1, 500))
    with pytest.raises(StoreError, match="more than 100 MB"):
        answer(store, "FROM range(100000000) AS t(i) ORDER BY hash(i)", Bounds(10, 20, 100))
    with pytest.raises(StoreError, match="more than 10 MB"):
        answer(store, "SELECT repeat('x', 100000) FROM range(10000)", Bounds(10**6, 20, 10))


def test_the_process_ends_where_the_database_does_not_see_its_bounds(store):
    sql = "SELECT length(repeat('x', 4000000000)) AS n"
    arguments = ["sql", sql, "--memory", "100", "--seconds", "5", "--store", str(store)]
    command = [sys.executable, "-m", "clashmap", *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    assert done.returncode == 2
    assert "ask for less" in done.stderr


def test_files_hold_the_answer(capsys, store, tmp_path):
    sql = "SELECT '=1+1' AS cell, ['a', 'b'] AS list, 1.5 AS n, DATE '2022-05-01' AS d"
    for suffix in ("csv", "jsonl", "parquet"):
        out = tmp_path / f"a.{suffix}"
        assert run(capsys, sql, "--out", out, "--store", store)[0] == 0
    [row] = csv.DictReader((tmp_path / "a.csv").open(encoding="utf-8"))
    assert row == {"cell": "'=1+1", "list": "a; b", "n": "1.5", "d": "2022-05-01"}
    told = json.loads((tmp_path / "a.jsonl").read_text("utf-8"))
    assert told == {"cell": "=1+1", "list": ["a", "b"], "n": 1.5, "d": "2022-05-01"}
    table = pq.read_table(tmp_path / "a.parquet")
    assert table["list"].to_pylist() == [["a", "b"]]
    assert table.schema.metadata[b"clashmap.snapshot"].decode() == Archive(store).snapshot


def test_the_screen_is_safe_and_says_the_snapshot(capsys, store):
    code, said = run(capsys, "SELECT chr(27) || '[31m' AS x", "--store", store)
    assert (code, "\x1b" in said.out) == (0, False)
    assert f"1 rows; snapshot {Archive(store).snapshot}" in said.err
    code, said = run(capsys, "SELECT nothing FROM reports", "--store", store)
    assert code == 2
    assert "cannot be answered" in said.err
