"""Organisation numbers."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from stdnum import luhn
from stdnum.se import orgnr as oracle

from iopdocs.values import OrgNr, group_digit, parse_orgnr

ORGNR: TypeAdapter[str] = TypeAdapter(OrgNr)

nine_digits = st.integers(1, 10**9 - 1).map(lambda number: f"{number:09}")


def with_check_digit(first: str) -> str:
    """Nine digits with their check digit."""
    return first + luhn.calc_check_digit(first)


@pytest.mark.parametrize("text", ["212000-2395", "2120002395", "162120002395", "16212000-2395", " 212000-2395 "])
def test_one_number_has_one_form(text: str) -> None:
    """With or without hyphen and century, it is the same number."""
    assert parse_orgnr(text) == "212000-2395"


@given(nine_digits)
def test_the_check_digit_is_stdnums(first: str) -> None:
    """A number is accepted when python-stdnum does and the third digit is at least two."""
    number = with_check_digit(first)
    assert oracle.is_valid(number)
    if first[2] >= "2":
        assert parse_orgnr(number) == oracle.format(number)
        assert group_digit(parse_orgnr(number)) == first[0]
        assert ORGNR.validate_json(ORGNR.dump_json(parse_orgnr(number))) == oracle.format(number)
    else:
        with pytest.raises(ValueError, match="personnummer"):
            parse_orgnr(number)


@given(nine_digits, st.integers(0, 9), st.integers(0, 9))
def test_one_wrong_digit_is_found(first: str, place: int, digit: int) -> None:
    """A number with one digit mistyped is refused."""
    number = with_check_digit(first)
    wrong = number[:place] + str(digit) + number[place + 1 :]
    assume(wrong != number)
    with pytest.raises(ValidationError):
        ORGNR.validate_python(wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        "000000-0000",
        "0000000000",
        "212000-2396",
        "212000–2395",
        "212000.2395",
        "212000 2395",
        "\uff12\uff11\uff12\uff10\uff10\uff10-\uff12\uff13\uff19\uff15",
        "212000-239",
        "SE212000239501",
        "192120002395",
        "",
        2120002395,
        None,
        pytest.param("2" * 1_000_000, id="huge text"),
    ],
)
def test_what_is_no_orgnr_is_refused(wrong: object) -> None:
    """Anything but ten ASCII digits with a right check digit gives the error type orgnr."""
    with pytest.raises(ValidationError) as caught:
        ORGNR.validate_python(wrong)
    assert [error["type"] for error in caught.value.errors()] == ["orgnr"]


@given(
    day=st.dates(),
    serial=st.integers(0, 999),
    form=st.sampled_from(["{0}-{1}", "{0}+{1}", "{0}{1}", "19{0}{1}", "19{0}-{1}", "16{0}{1}", " {0}-{1}x", "{0} {1}"]),
    coordination=st.booleans(),
    slip=st.integers(0, 9),
)
def test_a_personal_number_is_refused_without_being_repeated(
    *, day: object, serial: int, form: str, coordination: bool, slip: int
) -> None:
    """Personal and coordination numbers are never echoed, not even with a slip in them."""
    born = f"{day:%y%m%d}"
    if coordination:
        born = f"{born[:4]}{int(born[4:]) + 60}"
    number = with_check_digit(f"{born}{serial:03}")
    last = f"{number[6:9]}{(int(number[9]) + slip) % 10}"
    with pytest.raises(ValueError, match="nummer") as caught:
        parse_orgnr(form.format(born, last))
    assert last not in str(caught.value).replace("212000-2395", "")


def test_a_wrong_check_digit_is_told_with_the_number() -> None:
    """What cannot be a personal number is named in the refusal."""
    with pytest.raises(ValueError, match=r"”212000-2396” .* kontrollsiffran stämmer inte"):
        parse_orgnr("212000-2396")
