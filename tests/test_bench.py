"""The pure part of the measures: what wrk prints, percentiles, ratios. The measures themselves are never a test."""

import json
from dataclasses import asdict

import pytest

from bench.numbers import Load, Row, load_of, percentile, read_wrk
from bench.report import with_ratios
from bench.town import Town

PRINTED = """Running 20s test @ http://127.0.0.1:8100/
  2 threads and 16 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    46.33ms   10.12ms 140.01ms   81.20%
    Req/Sec   172.33     23.44   230.00     70.00%
  Latency Distribution
     50%   45.10ms
     75%   50.88ms
     90%  812.00us
     99%    1.20s
  6880 requests in 20.02s, 33.10MB read
Requests/sec:    343.65
Transfer/sec:      1.65MB
"""
WITH_ERRORS = PRINTED.replace(
    "Requests/sec",
    "  Socket errors: connect 1, read 2, write 0, timeout 3\n  Non-2xx or 3xx responses: 40\nRequests/sec",
)


def test_what_wrk_prints_is_read_in_milliseconds():
    assert read_wrk(PRINTED) == Load(6880, 343.65, 45.1, 1200.0, 0)


def test_the_space_after_whole_seconds_does_not_matter():
    assert read_wrk(PRINTED.replace("1.20s", "1.20s ")) == read_wrk(PRINTED)


def test_every_kind_of_error_is_counted():
    assert read_wrk(WITH_ERRORS).errors == 46


@pytest.mark.parametrize("text", ["", "unable to connect to 127.0.0.1:1 Connection refused", PRINTED[:300]])
def test_anything_else_is_said_to_be_something_else(text):
    with pytest.raises(ValueError, match="wrk"):
        read_wrk(text)


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([5], 0.99, 5),
        ([3, 1, 2], 0.5, 2),
        ([4, 3, 2, 1], 0.5, 2),
        (range(1, 101), 0.99, 99),
        (range(1, 101), 1.0, 100),
        ([7, 8], 0.0, 7),
    ],
)
def test_a_percentile_is_one_of_the_values(values, share, expected):
    assert percentile(list(values), share) == expected


def test_there_is_no_percentile_of_nothing():
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_a_load_is_told_in_milliseconds_and_requests_a_second():
    assert load_of([0.010, 0.020, 0.030], elapsed=1.5, errors=1) == Load(3, 2.0, 20.0, 30.0, 1)


def test_each_row_is_compared_with_the_baseline_of_its_own_run():
    load = Load(1, 1.0, 1.0, 1.0)
    rows = with_ratios([Row("H", load, 0.5, 0.1, 0.0), Row("page", load, 3.0, 1.0, 0.0)])
    assert [row.ratio for row in rows] == [1.0, 6.0]


def test_a_town_is_what_was_written():
    town = Town(("/a/", "s1"), ("/b/", "s2"), [("/b/", "s2")], [("token", "s3")], "/c/", "/d/", [("/e/", "s3")])
    assert Town.read(json.dumps(asdict(town))) == town
