"""Numbers as English prints them: digits, words and mixtures of both, with their scale words.

Nothing here knows units, currencies or hedges.
"""

from collections.abc import Callable

from tidewaiter.grammar.grouping import join_decimals, join_groups
from tidewaiter.grammar.token import Tokens
from tidewaiter.language.numerals import Numerals
from tidewaiter.records.record import Record

# A longer string of digits counts nothing that a text reports; the limit also keeps conversion to a number cheap.
_LONGEST = 30
_MOST_SCALES = 3
# More digits behind the point than anybody spells out.
_MOST_DECIMALS = 6
# How many tokens away a word may stand that speaks of lengths.
_NEAR = 8


class Number(Record, frozen=True):
    """A number in tokens `first` up to and without `last`, its scale words with it.

    `step` is the weight of the last printed digit, trailing zeros of a whole number left out; `fine` counts them.  `scale` is the
    exponent of its scale words, 0 where there is none.  `form` is `digits`, `words`, `fraction`,
    `vulgar`, `ordinal`, `growth` or `fold`.
    """

    first: int
    last: int
    value: float
    step: float
    fine: float
    scale: int
    form: str


def read_number(tokens: Tokens, at: int, table: Numerals, *, money: bool = False) -> Number | None:
    """Give the number that begins at a token, or None where none does.

    With `money` a currency stands before it, so that `m` is a million and `t` a trillion.

    >>> from tidewaiter.grammar.token import tokenize
    >>> from tidewaiter.language.numerals import numerals
    >>> read_number(tokenize("1.2 million"), 0, numerals())
    Number(first=0, last=2, value=1200000.0, step=100000.0, fine=100000.0, scale=6, form='digits')
    >>> read_number(tokenize("hundreds of thousands"), 0, numerals()) is None
    True
    """
    if tokens.numeric[at]:
        return _digits(tokens, at, table, money)
    kind = table.words.get(tokens.words[at], ("", 0.0))[0]
    return _READERS[kind](tokens, at, table) if kind else None


def is_grouped(word: str) -> bool:
    """Whether the commas of a number stand where thousands, or lakhs and crores, are parted; else it is a list.

    >>> is_grouped("1,00,000"), is_grouped("1,234.5"), is_grouped("5,10,15")
    (True, True, False)
    """
    groups = word.partition(".")[0].split(",")
    return len(groups[0]) <= 3 and len(groups[-1]) == 3


def _digits(tokens: Tokens, at: int, table: Numerals, money: bool) -> Number | None:
    words, behind = tokens.words, at + 1
    word, following = words[at], words[behind] if behind < len(words) else ""
    if len(word) > _LONGEST or (word[0] == "0" and word.isdecimal() and len(word) > 1):
        return None
    if following == "point" and tokens.glued[behind] and word.isdecimal():
        return _decimal_words(tokens, at, table)
    grouped = following and (tokens.numeric[behind] or following == "," or "," in word)
    joined = (join_groups(tokens, at, table) or join_decimals(tokens, at, table)) if grouped else None
    if joined is not None:
        (behind, word), following = joined, "".join(words[joined[0] : joined[0] + 1])
    elif "," in word:
        if not is_grouped(word):
            return None
        word = word.replace(",", "")
    whole, point, decimals = word.partition(".")
    mantissa = int(whole + decimals)
    last, scale, factor = behind, 0, 1
    if following in table.multipliers:
        last, scale, factor = _scale(tokens, behind, table, money)
    if factor == 1 and not decimals and last < len(words) and (tokens.numeric[last] or not words[last].isalpha()):
        last, mantissa, decimals = _with_sign_fraction(tokens, last, table, mantissa, decimals)
    exponent = scale - len(decimals)
    value = mantissa * factor * 10.0**exponent if exponent >= 0 else mantissa * factor / 10**-exponent
    fine = 10.0**exponent
    step = fine if point or decimals or not mantissa or whole[-1] != "0" else fine * 10 ** (len(whole) - len(whole.rstrip("0")))
    number = Number(at, last, value, step * factor, fine * factor, scale, "digits")
    more = scale and not point and tokens.numeric[last : last + 1] == [True]
    return _with_lower_part(tokens, number, table) if more else number


def _with_lower_part(tokens: Tokens, number: Number, table: Numerals) -> Number:
    """A whole number of billions with the millions that are counted beside it (14 billion 480 million), else what came in."""
    last, word = number.last, tokens.words[number.last]
    stop, scale, factor = _scale(tokens, last + 1, table, False)
    low = int(word) * 10.0**scale if word.isdecimal() and len(word) <= _LOWER else 0.0
    if scale >= number.scale or factor != 1 or not 0 < low < 10.0**number.scale or not (scale or number.scale == _LOWER):
        return number
    step = 10.0**scale
    return Number(number.first, stop, number.value + low, step, step, scale, "digits")


# The digits of the part counted by a lower scale word, and the scale of thousands, behind which it has none (31 thousand 457).
_LOWER = 3


def _scale(tokens: Tokens, at: int, table: Numerals, money: bool) -> tuple[int, int, int]:
    """The scale words from a token on: where they end, their exponent, and what a collective number multiplies by."""
    words, count, exponent, factor, first = tokens.words, len(tokens.words), 0, 1, at
    while at < count and at < first + _MOST_SCALES:
        power = table.scales.get(words[at])
        if power is None or (words[at] == "tn" and not money and "," in words[at - 1]):
            break  # "63,000tn of coffee" are tonnes
        exponent += power
        at += 1
    if at == first and at < count:
        word = words[at]
        if word in table.letters and _is_scale_letter(tokens, at, table, money):
            return at + 1, table.letters[word], 1
        if word == "dozen":
            return at + 1, 0, 12
    return at, exponent, factor


def _is_scale_letter(tokens: Tokens, at: int, table: Numerals, money: bool) -> bool:
    word = tokens.words[at]
    touches = tokens.starts[at] == tokens.ends[at - 1] and not tokens.glued[at]
    if tokens.numeric[at + 1 : at + 2] == [True] and tokens.starts[at + 1] == tokens.ends[at]:
        return False
    if money:
        return touches or word in {"m", "b", "mm"}
    if not touches or word in {"t", "mm"}:
        return False
    return word != "m" or _is_million(tokens, at, table)


def _is_million(tokens: Tokens, at: int, table: Numerals) -> bool:
    """Whether an m that touches a bare number is a million: everywhere but before or near words of lengths and races."""
    following = tokens.words[at + 1] if at + 1 < len(tokens.words) else "."
    if following in table.sets["length"]:
        return False
    if (following.isalpha() and following not in table.sets["joint"]) or "." in tokens.words[at - 1]:
        return True
    return table.sets["course"].isdisjoint(tokens.words[max(0, at - _NEAR) : at + _NEAR])


def _with_sign_fraction(tokens: Tokens, last: int, table: Numerals, mantissa: int, decimals: str) -> tuple[int, int, str]:
    """A fraction in one sign behind a whole number (7½), or a spelt one (5-1/2, 7 3/4), as decimals; else what came in."""
    words = tokens.words
    kind, value = table.words.get(words[last], ("", 0.0))
    if kind == "vulgar" and tokens.starts[last] == tokens.ends[last - 1]:
        return last + 1, mantissa * 1000 + round(value * 10), "000"
    skipped = 1 if words[last] == "-" else 0
    eighths = _spelt_fraction(tokens, last + skipped) if tokens.starts[last] - tokens.ends[last - 1] <= 1 else None
    if eighths is not None and mantissa < 1000:
        return last + skipped + 3, mantissa * 10000 + eighths, "0000"
    return last, mantissa, decimals


def _spelt_fraction(tokens: Tokens, at: int) -> int | None:
    """A proper fraction in halves to sixteenths, such as 3/4, in ten-thousandths."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    if at + 2 >= len(words) or words[at + 1] != "/" or words[at + 2] not in {"2", "4", "8", "16"}:
        return None
    if starts[at + 1] != ends[at] or starts[at + 2] != ends[at + 1] or not (words[at].isdigit() and len(words[at]) <= 2):
        return None
    below = int(words[at + 2])
    above = int(words[at])
    return round(10000 * above / below) if 0 < above < below and above % 2 else None


def _words(tokens: Tokens, at: int, table: Numerals) -> Number | None:
    """A number in words, such as two hundred and twenty-five thousand; a fraction where its parts follow."""
    count = len(tokens.words)
    part = _part_behind(tokens, at, table) or _so_many_in(tokens, at, table) or _decimal_words(tokens, at, table)
    if part is not None:
        return part
    here, total, highest, above = at, 0, 0, 99
    while here < count and above > 2:
        end, group = _group(tokens, here, table)
        if end == here and here > at:
            break
        stop, power, factor = _scale(tokens, end, table, False)
        if power >= above:
            break
        total += (group if end > here else 1) * factor * 10**power
        highest, above, here = max(highest, power), power, stop
    value = float(total)
    last, value = _and_a_half(tokens, here, table, value)
    step = _word_step(value)
    return Number(at, last, value, step, step, highest, "words")


def _decimal_words(tokens: Tokens, at: int, table: Numerals) -> Number | None:
    """A number with its point in words: two point five million, 35-point-54."""
    words, digits = tokens.words, ""
    point, whole = (at + 1, int(words[at])) if words[at].isdecimal() else _below_hundred(tokens, at, table)
    here = point + 1
    while words[point : point + 1] == ["point"] and here < len(words) and len(digits) < _MOST_DECIMALS:
        kind, value = table.words.get(words[here], ("", 0.0))
        if not (kind == "small" and value <= 9) and not (words[here].isdecimal() and tokens.glued[here]):
            break
        digits, here = digits + (words[here] if words[here].isdecimal() else str(int(value))), here + 1
    if not digits or point == at:
        return None
    last, power, factor = _scale(tokens, here, table, False)
    step = factor * 10.0**power / 10 ** len(digits)
    return Number(at, last, int(f"{whole}{digits}") * factor * 10.0**power / 10 ** len(digits), step, step, power, "words")


def _group(tokens: Tokens, at: int, table: Numerals) -> tuple[int, int]:
    """A number word or a run of them below ten thousand (twelve hundred and five): where it ends, and its value."""
    words, count = tokens.words, len(tokens.words)
    end, value = _below_hundred(tokens, at, table)
    if end < count and words[end] == "hundred" and (end > at or _is_article(tokens, at - 1)):
        end, value = end + 1, (value if end > at else 1) * 100
        tail = end + 1 if end < count and words[end] == "and" else end
        stop, rest = _below_hundred(tokens, tail, table)
        # In "between one hundred and two hundred" the second number is one of its own.
        apart = tail > end and (words[stop : stop + 1] == ["hundred"] or words[at - 1 : at] == ["between"])
        if stop > tail and not apart:
            return stop, value + rest
    return end, value


def _below_hundred(tokens: Tokens, at: int, table: Numerals) -> tuple[int, int]:
    words, count = tokens.words, len(tokens.words)
    kind, value = table.words.get(words[at], ("", 0.0)) if at < count else ("", 0.0)
    if kind == "small":
        return at + 1, int(value)
    if kind != "tens":
        return at, 0
    follower, unit = table.words.get(words[at + 1], ("", 0.0)) if at + 1 < count else ("", 0.0)
    if follower == "small" and 0 < unit < 10:
        return at + 2, int(value + unit)
    return at + 1, int(value)


def _and_a_half(tokens: Tokens, at: int, table: Numerals, value: float) -> tuple[int, float]:
    """What "and a half" and a scale behind it add to a number in words: two and a half million."""
    if tokens.words[at : at + 3] != ["and", "a", "half"]:
        return at, value
    last, power, factor = _scale(tokens, at + 3, table, False)
    return last, (value + 0.5) * factor * 10.0**power


def _word_step(value: float) -> float:
    """The weight of the last digit that is not zero."""
    if value != int(value):
        return 0.5
    digits = str(int(value))
    return 10.0 ** (len(digits) - len(digits.rstrip("0"))) if value else 1.0


def _is_article(tokens: Tokens, at: int) -> bool:
    return at >= 0 and tokens.words[at] in {"a", "an", "the"}


def _bare_scale(tokens: Tokens, at: int, table: Numerals) -> Number | None:
    """A scale word that counts one of itself: a million, the trillion-yuan market.  "Several million" counts nothing."""
    if not _is_article(tokens, at - 1) or tokens.words[at] in {"cr", "mn", "bn", "tn", "mio", "bil", "lac"}:
        return None
    if tokens.words[at] == "hundred":
        return _words(tokens, at, table)
    last, power, factor = _scale(tokens, at, table, False)
    step = factor * 10.0**power
    return Number(at, last, step, step if factor == 1 else 1.0, step if factor == 1 else 1.0, power, "words")


def _part_behind(tokens: Tokens, at: int, table: Numerals) -> Number | None:
    """A fraction spelt with its numerator: two thirds, three-quarters, one fifth."""
    if at + 1 >= len(tokens.words):
        return None
    kind, below = table.words.get(tokens.words[at + 1], ("", 0.0))
    above = table.words[tokens.words[at]][1]
    if kind != "part" or not 0 < above < max(below, 2) or below == 2:
        return None
    plural = tokens.words[at + 1].endswith("s")
    if plural != (above > 1) or (below == 4 and not _is_share(tokens, at, at + 2)):
        return None
    return Number(at, at + 2, above / below, 0.01, 0.01, 0, "fraction")


def _so_many_in(tokens: Tokens, at: int, table: Numerals) -> Number | None:
    """A fraction told as so many in so many: four in five cars.  "One in two months" is none."""
    words = tokens.words
    if words[at + 1 : at + 2] != ["in"] or at + 3 >= len(words) or tokens.glued[at + 3]:
        return None
    (_, above), (kind, below) = table.words[words[at]], table.words.get(words[at + 2], ("", 0.0))
    counted = words[at + 3].isalpha() and words[at + 3].removesuffix("s") not in _TIMES
    if kind != "small" or not 0 < above < below <= _MOST_IN or not counted:
        return None
    return Number(at, at + 3, above / below, 0.01, 0.01, 0, "fraction")


# The largest number out of which so many are told, and the units of time that are only gone through.
_MOST_IN = 20
_TIMES = frozenset(["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "session", "and", "or"])


def _is_share(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a fraction is one, and no period or rank: its parts are glued, or `of` or a comparison stands beside it."""
    words = tokens.words
    if last - first > 1 and tokens.glued[last - 1]:
        return True
    behind = words[last] if last < len(words) else ""
    if behind == "of":
        return words[last + 1 : last + 2] not in (["last"], ["next"], ["this"]) and not _is_year(words, last + 1)
    ahead = first - 1 if first and words[first - 1] not in {"a", "an", "one"} else first - 2
    before = words[ahead] if ahead >= 0 else ""
    aside = before == "or" and behind in _CLOSING  # "4 billion, or a third, of the shipments"
    return aside or before in _BEFORE_SHARE or behind in _AFTER_SHARE


_BEFORE_SHARE = frozenset(
    {"by", "about", "nearly", "almost", "over", "than", "some", "around", "roughly", "exactly", "only", "just"}
)
_CLOSING = frozenset([",", ".", ")", ";", ""])
_AFTER_SHARE = frozenset({"more", "less", "higher", "lower", "fewer", "point", "percentage", "cheaper", "larger", "smaller"})


def _is_year(words: list[str], at: int) -> bool:
    return at < len(words) and len(words[at]) == 4 and words[at].isdigit() and words[at][:2] in {"19", "20"}


def _part(tokens: Tokens, at: int, table: Numerals) -> Number | None:
    """A fraction without a numerator: a third, half, half a million; a rank or a period is none."""
    words, glued = tokens.words, tokens.glued
    word, before = words[at], words[at - 1] if at else ""
    behind = words[at + 1] if at + 1 < len(words) else ""
    if word == "half":
        return _half(tokens, at, table, before, behind)
    if before in {"a", "an"} and not word.endswith("s") and _is_share(tokens, at, at + 1):
        return Number(at, at + 1, 1 / table.words[word][1], 0.01, 0.01, 0, "fraction")
    if _is_tied_to_point(tokens, at):
        return Number(at, at + 1, 1 / table.words[word][1], 0.01, 0.01, 0, "fraction")
    if word in table.ordinals and not glued[at]:
        return Number(at, at + 1, table.ordinals[word], 0.0, 0.0, 0, "ordinal")
    return None


def _is_tied_to_point(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen ties a fraction to points or percent (a quarter-point cut)."""
    behind = at + 1
    return (
        behind < len(tokens.words) and tokens.glued[behind] and tokens.words[behind] in {"point", "percentage", "percent", "pct"}
    )


def _half(tokens: Tokens, at: int, table: Numerals, before: str, behind: str) -> Number | None:
    words = tokens.words
    if before in table.sets["shut"] or behind in table.sets["shut"] or (behind == "of" and _is_year(words, at + 2)):
        return None
    scaled = at + 1 + (behind in {"a", "an"})
    last, power, factor = _scale(tokens, scaled, table, False)
    if last > scaled:
        value = 0.5 * factor * 10.0**power
        return Number(at, last, value, _word_step(value), _word_step(value), power, "words")
    if at + 1 < len(words) and tokens.glued[at + 1] and not _is_tied_to_point(tokens, at):
        return None
    return Number(at, at + 1, 0.5, 0.01, 0.01, 0, "fraction")


def _vulgar(tokens: Tokens, at: int, table: Numerals) -> Number | None:
    value = table.words[tokens.words[at]][1] / 100
    return Number(at, at + 1, value, 0.01, 0.01, 0, "vulgar")


def _ordinal(tokens: Tokens, at: int, table: Numerals) -> Number | None:
    return Number(at, at + 1, table.words[tokens.words[at]][1], 0.0, 0.0, 0, "ordinal")


def _growth(tokens: Tokens, at: int, table: Numerals) -> Number | None:
    """A verb that states a growth, in percent; the adjective before a hyphen (double-digit) states none."""
    if at + 1 < len(tokens.words) and (tokens.glued[at + 1] or tokens.words[at + 1] in {"digit", "digits", "taxation"}):
        return None
    return Number(at, at + 1, table.words[tokens.words[at]][1], 10.0, 10.0, 0, "growth")


def _fold(tokens: Tokens, at: int, table: Numerals) -> Number | None:
    return Number(at, at + 1, table.words[tokens.words[at]][1], 0.1, 0.1, 0, "fold")


_READERS: dict[str, Callable[[Tokens, int, Numerals], Number | None]] = {
    "small": _words,
    "tens": _words,
    "scale": _bare_scale,
    "dozen": _bare_scale,
    "part": _part,
    "vulgar": _vulgar,
    "ordinal": _ordinal,
    "growth": _growth,
    "fold": _fold,
}
