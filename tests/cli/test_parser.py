"""argparse in Swedish."""

import re

import pytest

from iopdocs.cli.parser import SWEDISH, Parser, in_swedish


@pytest.mark.parametrize(("english", "swedish"), SWEDISH.items())
def test_a_translation_takes_what_the_original_takes(english: str, swedish: str) -> None:
    """A translated text has no placeholder that argparse does not fill, and ends as the original does."""
    placeholder = re.compile(r"%(?:\(\w+\))?[a-z]")
    assert set(placeholder.findall(swedish)) <= set(placeholder.findall(english))
    assert len(re.findall(r"%[a-z]", swedish)) == len(re.findall(r"%[a-z]", english))
    assert swedish.endswith("\n") == english.endswith("\n")


@pytest.mark.parametrize(("count", "said"), [(1, "av 1 värde\n"), (2, "av 2 värden\n")])
def test_numbers_are_told_in_singular_and_plural(count: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Texts with a number keep singular and plural apart."""
    with in_swedish():
        parser = Parser(prog="prov")
        parser.add_argument("-n", nargs=count)
        with pytest.raises(SystemExit):
            parser.parse_args(["-n"])
    assert said in capsys.readouterr().err


def test_a_shortened_option_is_not_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    """The beginning of a long option is no option, so a new one never changes what a command line means."""
    with in_swedish():
        parser = Parser(prog="prov")
        parser.add_argument("--draft", action="store_true")
        with pytest.raises(SystemExit):
            parser.parse_args(["--dra"])
    assert "okända argument: --dra" in capsys.readouterr().err
