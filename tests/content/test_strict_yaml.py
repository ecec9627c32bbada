"""YAML as staff mean it."""

import pytest

from anhorigstod.content.problems import ContentError
from anhorigstod.content.strict_yaml import parse


@pytest.mark.parametrize(
    "written", ["no", "0401234567", "12:30", "9:00", "1.10", "2026-11-21", "null", "~", "0x1F", "1e3"]
)
def test_values_stay_as_written(written: str) -> None:
    assert parse(f"a: {written}", "f.yml").fields["a"].value == written


def test_every_value_knows_its_line() -> None:
    node = parse("a:\n  b: x\n  c:\n    - y\n    - z\n", "f.yml", first_line=10)
    assert [node.get("a", "b").line, *(item.line for item in node.get("a", "c").items)] == [11, 13, 14]  # type: ignore[union-attr]


def test_an_empty_file_is_an_empty_mapping() -> None:
    assert parse("# bara en kommentar\n", "f.yml").value == {}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "”a” står två gånger"),
        ("x:\n  a: 1\n  a: 3\n", 3, "”a” står två gånger"),
        ("a: Hjälp: så gör du\n", 1, "kolon inne i texten"),
        ("a: &x 1\nb: *x\n", 1, "kortkommando"),
        ("a: !!python/object:os.system x\n", 1, "kortkommando"),
        ("a: !eget x\n", 1, "kortkommando"),
        ("a: b\nc: &d e\n", 2, "kortkommando"),
        ("a: b\n!!str c: d\n", 2, "kortkommando"),
        ("a: b\n---\nc: d\n", 2, "inte skriven på rätt sätt"),
        ("? a\n: b\n? [a]\n: b\n? [c]\n: d\n", 5, "”?” står två gånger"),
        ("a: [1\n", 2, "inte skriven på rätt sätt"),
        ('a: "x\n', 2, "inte skriven på rätt sätt"),
        ("a: x\n\tb: y\n", 2, "inte skriven på rätt sätt"),
        ("a: \x00\n", 1, "går inte att läsa"),
    ],
)
def test_what_hides_a_meaning_is_refused_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse(text, "f.yml")
    problem = caught.value.problems[0]
    assert (problem.file, problem.line) == ("f.yml", line)
    assert says in str(problem) and "Gör så här" in str(problem)


def test_a_billion_laughs_are_not_laughed() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{','.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(9)
    )
    with pytest.raises(ContentError):
        parse(bomb, "f.yml")


@pytest.mark.parametrize("opening", ["- ", "[", "{a: ", "? ", "- ? "])
def test_what_is_too_deep_is_refused_before_it_brings_the_process_down(opening: str) -> None:
    """PyYAML's own nodes are made by recursion in C: 100,000 levels were a segmentation fault."""
    with pytest.raises(ContentError) as caught:
        parse(f"a:\n  {opening * 100_000}x", "f.yml")
    assert [(problem.rule, problem.line) for problem in caught.value.problems] == [("YAML-05", 2)]
