"""The date that a document prints for itself."""

import pytest

from tidewaiter.document.date import dates_in, find_date

BODY = "\nOutput of the yards grew by a tenth, and orders by more, the association said.\n" * 3


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("published 2024-01-18", "2024-01-18"),
        ("18 January 2024", "2024-01-18"),
        ("January 18, 2024", "2024-01-18"),
        ("Jan. 18 2024", "2024-01-18"),
        ("18th Sept. 2024", "2024-09-18"),
        ("2024/1/8", "2024-01-08"),
        ("2024.01.18", "2024-01-18"),
        ("2024年1月18日", "2024-01-18"),
        ("2024-01-18T08:30:00Z", "2024-01-18"),
        ("18-Jan-2024", "2024-01-18"),
    ],
)
def test_a_full_date_is_read_in_every_common_form(line: str, expected: str) -> None:
    assert [expected] == [iso for _, _, iso in dates_in(line)]


@pytest.mark.parametrize(
    "line", ["2023-02-30", "31 June 2023", "2023-13-01", "12.2024.18", "model 2024-1", "1999-2004", "2023年13月1日"]
)
def test_a_day_that_the_calendar_lacks_is_no_date(line: str) -> None:
    assert [] == dates_in(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SANTOS, Brazil, Nov. 18, 2020 (Agency) -- Coffee shipments fell." + BODY, "2020-11-18"),
        ("Yards busy\n\nULSAN, 3 March 2021 - Yards in Ulsan took more orders." + BODY, "2021-03-03"),
        ("    GDANSK, June 4, 2019 — Yards took more orders." + BODY, "2019-06-04"),
        ("ST. JOHN'S, May 2, 2018 (Wire) – Fish exports rose." + BODY, "2018-05-02"),
        ("HANOI, April 7 - Rice exports rose." + BODY + "\n© 2022 Harbour Wire. All rights reserved.", "2022-04-07"),
        ("Updated: 2 January 2023\nHANOI, Dec. 30 (Wire) -- Rice exports rose." + BODY, "2022-12-30"),
        ("New Delhi, 5 March 2024: Rice exports rose." + BODY, "2024-03-05"),
        ("SHANGHAI, March 5, 2024 /Wire/ -- Rice exports rose." + BODY, "2024-03-05"),
        ("Jan 12, 2024 (Wire) - Rice exports rose." + BODY, "2024-01-12"),
        ("Yards busy\n\nRotterdam, 18 February 2025. Yards took more orders." + BODY, "2025-02-18"),
        ("Yards busy\n\nKAMPALA | October 22, 2024 | Yards took more orders." + BODY, "2024-10-22"),
        ("Yards busy\n\nGENEVA (10 October 2024) - Yards took more orders." + BODY, "2024-10-10"),
        ("Yards busy\n\nRio Grande do Sul, Brazil, 3 May 2024: Yards took more orders." + BODY, "2024-05-03"),
        ("2023年7月8日 10:20\n新华社北京7月7日电 上半年出口增长。" + BODY, "2023-07-07"),
    ],
)
def test_a_dateline_dates_a_document(text: str, expected: str) -> None:
    assert (expected, "dateline") == find_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "HANOI, April 7 - Rice exports rose in 2022." + BODY,
        "Rice exports rose to 7 million tonnes in 2022." + BODY,
        "Rice exports fell in January 2022" + BODY,
        "The bureau, which published its first table on 4 May 1999 and its second a year later, said rice exports rose." + BODY,
        "Rates\n2024-01-18 | 7.11 | 7.12\n2024-01-19 | 7.10 | 7.13" + BODY,
        "May 5, 2024 - the day on which the new duty begins - is a Sunday, and rice will be dearer from then on, traders said."
        + BODY,
        "BAD, Feb. 30, 2021 -- Exports rose." + BODY,
        "Duty notice\n\nOn 18 November 2025. The yards will close." + BODY,
        "Duty notice\n\nExports from 18 November 2025. The yards will close." + BODY,
        "Duty notice\n\nYards closed, as 18 November 2025. shows." + BODY,
        "Duty notice\nNo. 5 berth handled 12 ships on 18 November 2025\n" + BODY,
    ],
)
def test_a_text_without_a_date_of_its_own_has_none(text: str) -> None:
    assert None is find_date(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rice exports rise\nPublished 11 February 2025\n" + BODY, "2025-02-11"),
        ("Rice exports rise\nBy A Writer | 11 February 2025 10:30 GMT\n" + BODY, "2025-02-11"),
        ("Rice\nMarch 5, 2024 at 3:05 p.m. ET | 3 min read\n" + BODY, "2024-03-05"),
        ("Rice\nLast Updated: Tuesday, 11 January, 2005, 16:24 GMT\n" + BODY, "2005-01-11"),
        (" date 2023-07-21 The head of the union told a forum that exports rose 5 percent." + BODY, "2023-07-21"),
        ("---\ntitle: Rice\ndate: 2024-02-01\n---\n# Rice\n" + BODY, "2024-02-01"),
        ("Monthly note\nJanuary 2024\n" + BODY, "2024-01"),
        ("HARBOUR MONITOR\nMonthly bulletin No. 10/2025                    18 November 2025\n" + BODY, "2025-11-18"),
        ("HARBOUR MONITOR\nWeekly note, Vol. 3, Issue 4 - 18 November 2025\n" + BODY, "2025-11-18"),
        ("PRESS RELEASE No. 054 of 7 February 2025\n\nYards busy\n" + BODY, "2025-02-07"),
        ("The Copper Letter \u2014 issue 212 (3 Oct 2024)\n" + BODY, "2024-10-03"),
        ("Ministry\nPage 1 of 3 \u00b7 12 August 2024 \u00b7 ISSN 1234-5678\n" + BODY, "2024-08-12"),
        ("HARBOUR MONITOR\nTrade letter #12 | 2025-11-18\n" + BODY, "2025-11-18"),
        ("HARBOUR MONITOR\nPress release 2025/114, 18 November 2025\n" + BODY, "2025-11-18"),
        ("发布时间：2024年1月18日 09:00 来源：本网\n出口增长\n" + BODY, "2024-01-18"),
        ("Rice exports rise\n" + BODY * 10 + "\nLast updated: 3 May 2022", "2022-05-03"),
    ],
)
def test_a_line_about_its_date_dates_a_document(text: str, expected: str) -> None:
    assert (expected, "heading") == find_date(text)


def test_a_date_in_the_middle_of_a_text_is_not_its_own() -> None:
    assert None is find_date("Rice exports rise\n" + BODY * 10 + "\n3 May 2022\n" + BODY * 10)
