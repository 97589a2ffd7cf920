"""The items of a sentence: its quantities, periods, comparisons, terms and signs, in one row, none inside another."""

from itertools import pairwise

from tidewaiter.codes.areas import kind_of
from tidewaiter.grammar.period import find_periods
from tidewaiter.grammar.term import find_terms
from tidewaiter.grammar.token import Tokens
from tidewaiter.grammar.versus import find_versus
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.naming import (
    UNMODIFIED,
    begin_of_name,
    end_of_economy,
    end_of_name,
    end_of_whole,
    is_one_name,
    name_of,
    opens_phrase,
)
from tidewaiter.reading.mention.nounphrase import spell
from tidewaiter.reading.mention.relative import drop_glosses
from tidewaiter.reading.mention.row import join_rows
from tidewaiter.reading.quantity.amount import TokenQuantity
from tidewaiter.reading.quantity.quantity import read_quantities

# Kinds of number that are no figure of trade.
_SKIPPED_KINDS = frozenset(["ordinal", "duration", "name", "date", "list"])
# Words that end the names of firms, words before which there is none, and words that begin a sentence and no name.
_COMPANY_ENDS = wordlist.words("company_end")
_NO_FIRMS = wordlist.words("before_no_firm")
_OPENERS = wordlist.words("opener")
# Nouns of branches, behind which "manufacturing" is one itself.
_BRANCHES = wordlist.words("trade_noun")
# What may stand between a product and what is made of it ("and its derivatives").
_IN_WHOLE = frozenset(["conjunction", "pronoun"])


def find_items(tokens: Tokens, quantities: list[TokenQuantity] | None = None) -> list[Item]:
    """Give the items of a sentence in order; its `quantities` are read where nobody has read them yet.

    Numbers with a unit win over periods, periods over bare numbers, both over words of the vocabulary.
    """
    owner: list[Item | None] = [None] * (len(tokens) + 1)
    quantities = read_quantities(tokens) if quantities is None else quantities
    _place_periods(owner, tokens, quantities)
    for quantity in quantities:
        before = quantity.start - 1
        if before >= 0 and quantity.kind == "money" and tokens.words[before] == "us" and tokens.words[before + 1] == "$":
            quantity.start = before  # the sign is the second half of a currency: "US $ 3 million"
        if quantity.kind != "ordinal" or tokens.words[quantity.last : quantity.last + 1] not in _THIRD_PARTIES:
            _place_quantity(owner, quantity)
    modal = not _MODALS.isdisjoint(tokens.distinct)
    for first, last, readings in find_terms(tokens):
        closed = owner[last - 1]  # the number that ends a name ("EU-27") is its own
        named = closed is not None and closed.code == "name" and closed.first > first
        if (closed is not None and not named) or (owner[first] is not None and not _is_open(owner[first], first, last)):
            continue
        if modal and last - first == 1 and tokens.words[first] in _MODALS and tokens.capital(first):
            continue  # a month that no period has ("MAY EXPORTS RISE")
        likeliest = readings[0]
        if tokens.glued[first] and last - first == 1 and likeliest.kind in _VERBS:
            continue  # "fresh-cut roses"
        item = owner[first] = Item(first, last, likeliest.kind, likeliest.code)
        item.readings = readings
        if last - first > 1:
            owner[first:last] = [item] * (last - first)
    if not _COMPANY_ENDS.isdisjoint(tokens.distinct):
        _find_companies(owner, tokens)
    return _in_order(owner, tokens)


# Verbs, of which a word that a hyphen ties to the one before it is none.
_VERBS = frozenset(["change_verb", "reach", "taking"])
# Verbs of what is possible that are something else with a capital.
_MODALS = frozenset(["may"])


def _is_open(item: Item | None, first: int, last: int) -> bool:
    """Whether a term may take a token: nothing has it, or a number in its name ("three-wheelers", "five Asian states")."""
    if item is None:
        return True
    named = (item.kind == "skipped" and item.code == "name") or (item.kind == "quantity" and item.code == "word")
    return named and first <= item.first and item.last < last


# Nouns before which "third" is no rank.
_THIRD_PARTIES = (["countries"], ["country"], ["parties"], ["party"])


def _place_periods(owner: list[Item | None], tokens: Tokens, quantities: list[TokenQuantity]) -> None:
    """Make items of the periods and comparisons that lie outside the numbers with a unit."""
    taken = bytearray(len(tokens))
    for quantity in quantities:
        if not quantity.year_like and quantity.kind not in _SKIPPED_KINDS and quantity.kind != "bare":
            taken[quantity.start : quantity.stop] = b"\x01" * (quantity.stop - quantity.start)
    periods = find_periods(tokens, taken)
    for period in periods:
        item = Item(period.first, period.last, "period", "", period)
        owner[period.first : period.last] = [item] * (period.last - period.first)
    for mention in find_versus(tokens, periods):
        item = Item(mention.first, mention.last, "versus", mention.kind, mention)
        owner[mention.first : mention.last] = [item] * (mention.last - mention.first)


def _find_companies(owner: list[Item | None], tokens: Tokens) -> None:
    """Companies that no table knows, by their form: two or more capitalised words, the last of which ends the names of firms."""
    for index in [at for at, word in enumerate(tokens.words) if word in _COMPANY_ENDS]:
        if index == 0 or not tokens.capital(index) or not _is_free(owner[index]):
            continue
        start = index
        while start > 0 and index - start < 4 and _may_be_name(owner, tokens, start - 1):
            start -= 1
        if start > 0 and tokens.words[start - 1] in _NO_FIRMS:
            continue
        if start == index or (start == 0 and index == 1 and tokens.words[0] in _OPENERS):
            continue
        if owner[start] is not None and owner[start] is owner[index]:
            continue  # one product, printed with capitals ("Crude Steel Output Grows")
        name = " ".join(tokens.printed(start, index + 1).lower().split())
        owner[start : index + 1] = [Item(start, index + 1, "company", name)] * (index + 1 - start)


def _may_be_name(owner: list[Item | None], tokens: Tokens, index: int) -> bool:
    return _is_free(owner[index]) and tokens.words[index].isalpha() and tokens.capital(index)


def _is_free(item: Item | None) -> bool:
    """Whether a word may belong to a name: nothing is known of it, or that it is a product ("Northern Steel Works")."""
    return item is None or item.kind == "product"


def _place_quantity(owner: list[Item | None], quantity: TokenQuantity) -> None:
    """Make a quantity an item, unless it is a bare number or a rank whose tokens a period has."""
    kind = "skipped" if quantity.kind in _SKIPPED_KINDS else "quantity"
    weak = quantity.kind == "bare" or quantity.year_like or kind == "skipped" or "<fraction>" in quantity.rules
    if weak and owner[quantity.first] is not None:
        return  # "the first three quarters of the year" are no share
    begin = quantity.start
    while begin < quantity.first and owner[begin] is not None:
        begin += 1
    item = Item(begin, quantity.stop, kind, quantity.kind, quantity)
    owner[begin : quantity.stop] = [item] * (quantity.stop - begin)


def _in_order(owner: list[Item | None], tokens: Tokens) -> list[Item]:
    """The items by their place."""
    # the last place, behind all tokens, has no owner
    items = [item for item, behind in pairwise(owner) if item is not None and item is not behind]
    if "(" in tokens.distinct:
        items = drop_glosses(items)
    return join_rows(_widen(items, tokens), tokens)


def _widen(items: list[Item], tokens: Tokens) -> list[Item]:
    """The items with each product as wide as its noun phrase, so named where no code names it; two side by side are one."""
    widened: list[Item] = []
    taken = 0
    making, counting = "manufacturing" in tokens.distinct, not _COUNTRIES.isdisjoint(tokens.distinct)
    for index, item in enumerate(items):
        if item.first < taken:
            continue  # "country", which the description has taken; "and" of "petroleum and derivatives"
        if counting and item.kind == "quantity" and item.code in _BARE and _counts_known(items, index, tokens):
            continue
        if making or item.kind in _UNSETTLED:
            _settle_kind(items, index, tokens)
            if item.kind == "area" and item.first and tokens.words[item.first - 1] in _DESCRIBED:
                _drop_description(widened, item)
            if making and _is_making(item, widened, tokens):
                item.kind, item.code = "measure", "production"  # "car manufacturing fell"
            if item.kind == "product" and (_is_reckoned_in(items, index, tokens) or _is_firming(item, tokens)):
                continue
            if item.kind == "product" and item.code not in UNMODIFIED:
                if (item.code == "services" and _is_of_name(item, tokens)) or _is_press(item, tokens):
                    continue
                _name_product(widened, item, tokens, items[index + 1 : index + 4])
                _join_material(widened, item, tokens)
            taken = item.last
        widened.append(item)
    return widened


def _counts_known(items: list[Item], index: int, tokens: Tokens) -> bool:
    """Whether a number only says how many countries those are that are named ("the five countries", "five African states")."""
    words, item = tokens.words, items[index]
    behind = items[index + 1] if index + 1 < len(items) else None
    if behind is not None and behind.kind in AREAS and behind.first == item.last:
        return not _COUNTRIES.isdisjoint(words[behind.last : behind.last + 1])
    pointed = words[max(0, item.first - 1)] in {"the", "these"}
    return pointed and not _COUNTRIES.isdisjoint(words[item.last : item.last + 1])


_BARE = frozenset(["word", "count"])
_COUNTRIES = frozenset(["countries", "nations", "economies", "states"])


def _is_reckoned_in(items: list[Item], index: int, tokens: Tokens) -> bool:
    """Whether a product is only what a weight is reckoned in ("9,000 tons in copra terms", "300 tons as copra")."""
    item, words, amount = items[index], tokens.words, items[index - 1] if index else None
    first = item.first - 1
    if first < 1 or words[first] not in _RECKONED:
        return False
    if words[first] == "in":
        return words[item.last : item.last + 1] in _TERMS
    beside = items[index - 2] if index > 1 and amount is not None and amount.kind in {"preposition", "conjunction"} else amount
    ends = words[item.last : item.last + 1] in _ENDS_AMOUNT
    return ends and beside is not None and beside.code == "physical" and beside.last == first


def _is_firming(item: Item, tokens: Tokens) -> bool:
    """Whether "cement" is a verb ("cements its place as", "cemented ties")."""
    words = tokens.words[item.first : item.last + 1]
    return words[0] in {"cement", "cements"} and words[1:] != [] and (words[1] in _FIRMED or words[1].endswith("ship"))


_FIRMED = frozenset("its their his her the a top place position status ties role lead relations standing hold".split())
_RECKONED = frozenset(["in", "as"])
_TERMS = [[noun] for noun in ("terms", "equivalent", "equivalents", "basis")]
_ENDS_AMOUNT: tuple[list[str], ...] = ([], ["."], [","], [";"], [")"], ["from"], ["and"], ["in"], ["equivalent"])


def _is_press(item: Item, tokens: Tokens) -> bool:
    """Whether a word is what a story quotes, and no goods ("the paper said", "the newspaper put exports at")."""
    behind = tokens.words[item.last : item.last + 1]
    return tokens.words[item.first] in _PRESS and item.last - item.first == 1 and behind != [] and behind[0] in _TELLING


_PRESS, _TELLING = wordlist.words("press"), wordlist.words("press_tells")


def _is_of_name(item: Item, tokens: Tokens) -> bool:
    """Whether a word ends the name of a body ("the Foreign Agriculture Service")."""
    return item.first > 0 and tokens.capital(item.last - 1) and tokens.capital(item.first - 1) and item.last - item.first == 1


def _join_material(items: list[Item], item: Item, tokens: Tokens) -> None:
    """Make one product of two that "of" joins ("manufactures of metal", "raw materials of steel"); the first is taken out."""
    if len(items) < 2 or items[-1].code != "of" or items[-1].last != item.first or items[-2].kind != "product":
        return
    first = items[-2]
    if first.last == items[-1].first and tokens.words[first.last - 1] in _MADE_OF:
        del items[-2:]
        item.first, item.code = first.first, spell(tokens, first.first, item.last)
        item.row = (item.code,)


# Nouns of what is made of the product behind their "of".
_MADE_OF = wordlist.words("made_of")


def _settle_kind(items: list[Item], index: int, tokens: Tokens) -> None:
    """Say what a word is that may be verb or product, a place or what describes one, by what stands beside it."""
    item = items[index]
    if item.kind == "measure_verb" and _is_noun(items, index):
        item.kind, item.code = "product", item.also("product") or item.code
        item.row = (item.code,)
    elif item.kind in _DESCRIBING_ONE and (end := _end_of_description(item, tokens)) > item.last:
        item.kind, item.code, item.last = "pronoun", "country", end
    elif item.kind == "area_adjective" and _names_group(item, tokens):
        item.kind, item.last = "area", item.last + 1  # "Southeast Asian economies"


def _name_product(items: list[Item], item: Item, tokens: Tokens, behind: list[Item]) -> None:
    """Make a product, which stands behind some items and before some others, as wide as its name, and name it so."""
    before = items[-1] if items else None
    if before is not None and _is_one_with(before, item, tokens):
        items.pop()
        _rename(item, tokens, before.first, item.last)
        before = items[-1] if items else None
    floor = before.last if before is not None else 0
    opened = before is not None and (opens_phrase(before.kind, tokens.words[before.first]) or _goes_on(items))
    first = begin_of_name(tokens, item.first, item.last, floor, behind_opener=opened)
    ceiling = behind[0].first if behind else len(tokens)
    end = end_of_name(tokens, item.last, ceiling)
    if end == item.last == ceiling and tokens.words[end : end + 1] == ["and"]:
        beyond = next((one for one in behind if one.kind not in _IN_WHOLE), None)
        end = end_of_whole(tokens, end, beyond.first if beyond is not None else len(tokens))
    _rename(item, tokens, first, end)


def _drop_description(items: list[Item], place: Item) -> None:
    """Drop what only says which place follows it ("top copper exporter Chile")."""
    end = place.first - 1
    while items and items[-1].kind in _DESCRIBING and (items[-1].last in {end, end + 1} or items[-1].last == end - 1):
        end = items.pop().first


_DESCRIBING_ONE = AREAS | {"pronoun"}
_UNSETTLED = _DESCRIBING_ONE | {"measure_verb", "product"}
_DESCRIBED = wordlist.words("described_as")
_DESCRIBING = frozenset(["area", "area_adjective", "product", "product_adjective", "rank", "rank_noun", "skipped", "count_noun"])


def _is_making(item: Item, before: list[Item], tokens: Tokens) -> bool:
    """Whether "manufacturing" is that of the product right before it, and no branch or trade is named behind it."""
    if tokens.words[item.first] != "manufacturing" or not before or before[-1].last != item.first:
        return False
    behind = tokens.words[item.last : item.last + 1]
    return before[-1].kind == "product" and behind != [] and behind[0] not in _BRANCHES


def _end_of_description(item: Item, tokens: Tokens) -> int:
    """The token behind what a place only describes: "the Southeast Asian nation", "from Asia's fourth-largest economy"; or 0."""
    words = tokens.words
    if kind_of(item.code) in {"region", "group"} and item.last < len(words) and words[item.last] in _ONE_COUNTRY:
        return item.last + 1 if "the" in words[max(0, item.first - 1) : item.first + 1] else 0
    large = kind_of(item.code) in {"region", "group"} or item.code in {"WORLD", "country"}
    return end_of_economy(tokens, item.first, item.last) if large else 0


def _names_group(item: Item, tokens: Tokens) -> bool:
    """Whether the countries of a region stand for it ("African countries", "Asian suppliers")."""
    behind = tokens.words[item.last : item.last + 1]
    return behind != [] and behind[0] in _MEMBERS and kind_of(item.code) in {"region", "group"}


_MEMBERS = wordlist.words("members_of_group")


# Nouns that stand for one country, behind what tells where it lies.
_ONE_COUNTRY = frozenset(["country", "nation", "state", "kingdom", "republic", "producer", "exporter", "importer"])


def _is_noun(items: list[Item], index: int) -> bool:
    """Whether a word that is verb and product is the product here: right before a head ("ship exports")."""
    item, behind = items[index], items[index + 1 : index + 2]
    return item.also("product") is not None and [i.kind for i in behind] == ["measure"] and behind[0].first == item.last


def _goes_on(items: list[Item]) -> bool:
    """Whether a row of products goes on behind these items ("coffee, tea and" ...)."""
    if len(items) < 2 or items[-2].kind != "product" or items[-2].last != items[-1].first:
        return False
    return (items[-1].kind == "conjunction" and items[-1].code == "and") or items[-1].code == ","


def _is_one_with(before: Item, item: Item, tokens: Tokens) -> bool:
    """Whether a product and what stands right before it are one ("rubber gloves", "chemical fertilisers")."""
    beside = before.kind in {"product", "product_adjective"} and before.last == item.first and not tokens.glued[item.first]
    return beside and is_one_name(before.code, item.code)


def _rename(item: Item, tokens: Tokens, first: int, last: int) -> None:
    """Make a product as wide as these tokens and name it as they do."""
    if (first, last) != (item.first, item.last):
        item.code = name_of(tokens, first, last, kind=item.code if last == item.last else "")
        item.first, item.last = first, last
        item.row = (item.code,)
