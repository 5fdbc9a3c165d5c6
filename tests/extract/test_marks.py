"""What one pass of the automaton finds."""

from extract.marks import default_tools, mark


def test_a_group_is_found_inside_a_trigger():
    found = mark("Villagers drove the Taliban out of Kotal.", default_tools())
    assert [m.surface for m in found.triggers] == ["drove the Taliban out of"]
    assert [(m.surface, m.group) for m in found.groups] == [("Taliban", "Taliban")]


def test_marks_stand_in_the_order_of_the_text():
    text = "The NRF said it drove the Taliban out of Paryan, where the AFF has men."
    found = mark(text, default_tools())
    assert [m.group for m in found.groups] == ["NRF", "Taliban", "AFF"]
    assert all(text[m.span.start : m.span.end] == m.surface for m in found.groups)
