import pytest

from console.administration import account_list
from console.administration.account_list import Listed
from console.administration.rules import RowRefused
from console.errors import Refused
from models.codes.people import Role

HEADER = "name,role,unit,display_name"


def test_a_list_when_well_formed_gives_its_accounts_and_their_lines() -> None:
    text = f'\ufeff{HEADER}\r\nMinh,Secretary,,"Lê, Minh"\r\n\r\nlan,operator,CN01,\r\n'

    listed = account_list.read(text.encode())

    assert listed == (
        Listed(2, "minh", Role.SECRETARY, "", "Lê, Minh"),
        Listed(4, "lan", Role.OPERATOR, "CN01", ""),
    )


def test_a_list_when_written_with_semicolons_is_read_too() -> None:
    listed = account_list.read(b"name;role;unit;display_name\nminh;secretary;;\n")

    assert [one.name for one in listed] == ["minh"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "account_list_header"),
        (b"minh,secretary,,\n", "account_list_header"),
        (HEADER.encode(), "account_list_empty"),
        (b"\xff\xfe\x00", "account_list_not_text"),
        (f"{HEADER}\nmi\0nh,secretary,,\n".encode(), "account_list_not_text"),
        (f'{HEADER}\n"minh,secretary,,\n'.encode(), "account_list_torn"),
        (f'{HEADER}\n"minh"x,secretary,,\n'.encode(), "account_list_torn"),
        (b"PK\x03\x04" * 10, "account_list_header"),
        (b"x" * (1024 * 1024 + 1), "account_list_too_long"),
        (
            f"{HEADER}\n{''.join(f'name{n},auditor,,{chr(10)}' for n in range(501))}".encode(),
            "account_list_too_long",
        ),
    ],
)
def test_a_list_when_the_file_is_wrong_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as raised:
        account_list.read(content)

    assert raised.value.code == code


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("minh,secretary", "account_cells"),
        ("minh,secretary,,,more", "account_cells"),
        ("m inh,secretary,,", "account_name_wrong"),
        ("=cmd(),secretary,,", "account_name_wrong"),
        ("minh,chief,,", "role_unknown"),
        ("minh,system,,", "role_system"),
        ("LAN,secretary,,", "account_exists"),
    ],
)
def test_a_list_when_a_row_is_wrong_says_which_and_why(row: str, code: str) -> None:
    text = f"{HEADER}\nlan,auditor,,\n{row}\n"

    with pytest.raises(RowRefused) as raised:
        account_list.read(text.encode())

    assert (raised.value.line, raised.value.because.code) == (3, code)
