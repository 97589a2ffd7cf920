"""The vocabularies: tables of codes and the English words for them."""

import string
from collections import Counter

import pytest

from tidewaiter.codes import areas, companies, enterprises, modes, products, sources
from tidewaiter.codes.lineage import ancestors
from tidewaiter.grammar.token import tokenize
from tidewaiter.language.inflection import both_numbers
from tidewaiter.tables import read_table, split_words

CODES = {
    "areas": (areas.area_codes, ("code", "kind", "name_en", "name_zh", "parents")),
    "products": (products.product_codes, ("code", "kind", "hs", "parents", "name_zh", "note")),
    "sources": (sources.source_codes, ("code", "kind", "area", "name_en", "name_zh", "counts")),
    "companies": (companies.company_codes, ("code", "kind", "area")),
    "modes": (modes.mode_codes, ("code", "customs_code", "name_en", "name_zh", "citation")),
    "enterprises": (enterprises.enterprise_codes, ("code", "name_en", "name_zh")),
}
WORDS = {name: ("code", "nouns", "adjectives") if name == "areas" else ("code", "words") for name in CODES}
INFLECTED = {"products", "enterprises"}
KINDS = {
    "areas": {"country", "group", "province", "city", "district", "port", "zone", "region", "waterway"},
    "products": {"product", "group", "aggregate"},
    "sources": set("customs statistics ministry central_bank association company research media agency port".split()),
    "companies": set(
        "maker parts battery solar technology semiconductor retailer energy mining steel chemical shipping airline aerospace "
        "food machinery pharma consumer trading telecom".split()
    ),
}
# ISO 3166-1 alpha-2, by first letter; the list of the standard as of 2026.
ISO_SECOND_LETTERS = {
    "A": "DEFGILMOQRSTUWXZ", "B": "ABDEFGHIJLMNOQRSTVWYZ", "C": "ACDFGHIKLMNORUVWXYZ", "D": "EJKMOZ", "E": "CEGHRST",
    "F": "IJKMOR", "G": "ABDEFGHILMNPQRSTUWY", "H": "KMNRTU", "I": "DELMNOQRST", "J": "EMOP", "K": "EGHIMNPRWYZ",
    "L": "ABCIKRSTUVY", "M": "ACDEFGHKLMNOPQRSTUVWXYZ", "N": "ACEFGILOPRUZ", "O": "M", "P": "AEFGHKLMNRSTWY", "Q": "A",
    "R": "EOSUW", "S": "ABCDEGHIJKLMNORSTVXYZ", "T": "CDFGHJKLMNORTVWZ", "U": "AGMSYZ", "V": "ACEGINU", "W": "FS",
    "Y": "ET", "Z": "AMW",
}  # fmt: skip


def rows_of(table: str) -> tuple[dict[str, str], ...]:
    return read_table(f"codes/{table}.csv", CODES[table][1], key=("code",))


def words_of(table: str) -> list[tuple[str, str]]:
    """Each word of an English table with its code, its marks left on."""
    columns = WORDS[table]
    rows = read_table(f"language/en/{table}.csv", columns, key=("code",))
    return [(word, row["code"]) for row in rows for column in columns[1:] for word in split_words(row[column])]


@pytest.mark.parametrize("table", CODES)
def test_every_code_stands_once_and_has_words_in_english(table: str) -> None:
    codes = CODES[table][0]()
    assert [] == [code for code, number in Counter(codes).items() if number > 1]
    assert set() == set(codes) - {code for _, code in words_of(table)}


@pytest.mark.parametrize("table", CODES)
def test_every_row_of_english_words_has_a_code(table: str) -> None:
    assert set() == {code for _, code in words_of(table)} - set(CODES[table][0]())


@pytest.mark.parametrize("table", CODES)
def test_no_word_stands_under_two_codes(table: str) -> None:
    owners: dict[str, str] = {}
    twice = []
    for word, code in words_of(table):
        phrase = word.rstrip("^")
        forms = both_numbers(phrase) if table in INFLECTED and phrase == word else (phrase,)
        for form in forms:
            key = " ".join(tokenize(form).words)
            if owners.setdefault(key, code) != code:
                twice.append((word, owners[key], code))
    assert [] == twice


@pytest.mark.parametrize("table", KINDS)
def test_every_kind_is_one_of_those_the_header_names(table: str) -> None:
    assert set() == {row["kind"] for row in rows_of(table)} - KINDS[table]


@pytest.mark.parametrize("table", ["areas", "products"])
def test_every_parent_is_a_code_and_nothing_is_part_of_itself(table: str) -> None:
    parents = {row["code"]: split_words(row["parents"]) for row in rows_of(table)}
    assert [] == [(code, one) for code, several in parents.items() for one in several if one not in parents]
    assert [] == [code for code in parents if code in {one for up in ancestors(parents, code) for one in parents[up]}]


@pytest.mark.parametrize("table", ["areas", "products", "sources", "modes", "enterprises"])
def test_every_code_has_a_chinese_name(table: str) -> None:
    assert [] == [row["code"] for row in rows_of(table) if not row["name_zh"]]


def test_all_countries_of_the_standard_are_areas() -> None:
    standard = {first + second for first, seconds in ISO_SECOND_LETTERS.items() for second in seconds}
    assert 249 == len(standard)
    countries = {code for code in areas.area_codes() if areas.kind_of(code) == "country"}
    assert standard == countries - {"SU", "DD", "YU", "CS", "XK"}


def test_all_provinces_of_china_are_areas_and_hong_kong_macao_and_taiwan_stand_apart() -> None:
    provinces = {code for code in areas.area_codes() if areas.parents_of(code) == ("CN",) and areas.kind_of(code) == "province"}
    assert 31 == len(provinces)
    assert [False, False, False] == [areas.is_part_of(code, "CN") for code in ("HK", "MO", "TW")]


@pytest.mark.parametrize(("table", "column"), [("sources", "area"), ("companies", "area")])
def test_the_area_of_a_source_or_company_is_an_area(table: str, column: str) -> None:
    known = set(areas.area_codes())
    assert set() == {row[column] for row in rows_of(table) if row[column]} - known


def test_headings_are_of_two_four_or_six_digits() -> None:
    headings = [heading for code in products.product_codes() for heading in products.headings_of(code)]
    assert [] == [heading for heading in headings if len(heading) not in {2, 4, 6} or set(heading) - set(string.digits)]


def test_pronouns_and_common_words_are_areas_only_when_written_as_names() -> None:
    marked = {word for word, _ in words_of("areas")}
    assert {"US^^", "Turkey^", "Chad^", "Jordan^", "Polish^", "Georgia^", "CIS^^", "UAE^^", "EU^^"} <= marked
    assert set() == marked & {"US", "Turkey", "Chad", "Jordan", "Polish", "Reading", "Nice", "Mobile"}


@pytest.mark.parametrize(
    ("table", "word", "code"),
    [
        ("areas", "U.S.", "US"),
        ("areas", "West German", "DE"),
        ("areas", "Republic of Korea", "KR"),
        ("areas", "Belt and Road countries", "BRI"),
        ("areas", "Soviet Union", "SU"),
        ("products", "NEV", "new energy vehicles"),
        ("products", "clothing", "garments"),
        ("products", "machinery and electronics", "mechanical and electrical products"),
        ("products", "LNG", "liquefied natural gas"),
        ("sources", "China Customs", "GACC"),
        ("sources", "customs", "customs"),
        ("companies", "VW^^", "volkswagen"),
        ("modes", "ordinary trade", "general_trade"),
        ("modes", "general exports", "general_trade"),
        ("enterprises", "private firm", "private_enterprises"),
    ],
)
def test_usual_names_stand_for_their_codes(table: str, word: str, code: str) -> None:
    assert code == dict(words_of(table))[word]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("new energy vehicles", "vehicles"),
        ("intelligent connected new energy vehicles", "new energy vehicles"),
        ("lithium batteries", "new three products"),
        ("vehicles", "mechanical and electrical products"),
        ("thermal coal", "fuels"),
        ("travel services", "services"),
        ("services", "goods and services"),
    ],
)
def test_a_product_is_part_of_its_groups_and_not_the_other_way_round(part: str, whole: str) -> None:
    assert (True, False) == (products.is_part_of(part, whole), products.is_part_of(whole, part))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("high-tech products", "mechanical and electrical products"),
        ("hybrid vehicles", "new energy vehicles"),
        ("goods", "services"),
    ],
)
def test_what_overlaps_or_stands_beside_is_no_part(one: str, other: str) -> None:
    assert (False, False) == (products.is_part_of(one, other), products.is_part_of(other, one))


@pytest.mark.parametrize(
    ("part", "whole"),
    [("yiwu", "CN-ZJ"), ("yiwu", "CN"), ("VN", "ASEAN"), ("DE", "EU"), ("EU", "WORLD"), ("HK", "HK+MO"), ("US-CA", "US")],
)
def test_an_area_is_part_of_what_holds_it(part: str, whole: str) -> None:
    assert areas.is_part_of(part, whole)


@pytest.mark.parametrize(("part", "whole"), [("GB", "EU"), ("CN", "CN"), ("CN", "CN-ZJ"), ("somewhere", "CN"), ("CN", "BRI")])
def test_an_area_is_no_part_of_what_does_not_hold_it(part: str, whole: str) -> None:
    assert not areas.is_part_of(part, whole)


def test_a_name_that_is_no_code_keeps_its_name_and_has_nothing_else() -> None:
    name = "moonbeams"
    labels = [module.label(name, "zh") for module in (areas, products, sources, modes, enterprises)]
    assert [name] * 5 == labels
    assert [None] * 4 == [module.kind_of(name) for module in (areas, products, sources, companies)]
    assert ((), (), "", (), None) == (
        products.parents_of(name),
        products.headings_of(name),
        products.note_on(name),
        modes.customs_codes(name),
        areas.country_of(name),
    )


def test_labels_are_given_in_both_languages() -> None:
    assert ("Chongqing", "重庆市") == (areas.label("CN-CQ"), areas.label("CN-CQ", "zh"))
    assert ("new energy vehicles", "新能源汽车") == (
        products.label("new energy vehicles"),
        products.label("new energy vehicles", "zh"),
    )
    assert "市场采购" == modes.label("market_procurement", "zh")


def test_every_standard_product_is_a_product() -> None:
    named = {row["code"] for row in read_table("codes/standard_products.csv", ("code", "names"), key=("code",))}
    assert set() == named - set(products.product_codes())
