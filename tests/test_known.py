"""How each field of a figure is known."""

import tidewaiter

TEXT = "Kenya exported 500,000 tonnes of tea in 2023, customs said. Imports rose 4 percent to $12 million."


def test_every_field_that_a_figure_has_says_how_it_is_known():
    fields = ("unit", "stat", "measure", "product", "reporter", "partner", "mode", "by", "period", "versus", "status", "source")
    for figure in tidewaiter.read(TEXT, date="2024-02-01"):
        assert {field for field in fields if getattr(figure, field) is not None} <= set(figure.known)


def test_what_the_sentence_says_is_stated_and_what_it_leaves_out_inherited():
    first, growth, level = tidewaiter.read(TEXT, date="2024-02-01")
    assert ("stated", "stated", "stated") == tuple(first.known[field] for field in ("product", "period", "source"))
    assert ("inherited", "inherited", "inherited") == tuple(growth.known[field] for field in ("reporter", "period", "source"))
    assert "assumed" == growth.known["versus"]
    assert ("stated", "assumed") == (first.known["unit"], level.known["unit"])


def test_the_rules_go_from_the_number_outwards():
    figure = tidewaiter.read("Tea exports rose by nearly 5 percent in 2023.", date="2024-02-01")[0]
    assert ("<number> percent", "<hedge: nearly> <quantity>", "<change> <percent>") == figure.rules
