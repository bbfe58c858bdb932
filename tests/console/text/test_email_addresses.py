"""One rule for addresses: what is taken at entry can be carried."""

import pytest

from console.import_files.cells import read_email
from console.text.email_addresses import is_address
from integrations.mail.message import _addressed


@pytest.mark.parametrize(
    "address", ["thu.hai@example.com", "o'brien+x@mail.example.vn", "a@b-c.example", "1_2@x1.vn"]
)
def test_an_address_is_taken_and_can_be_carried(address: str) -> None:
    assert is_address(address)
    assert _addressed("", address).strip("<>") == address


@pytest.mark.parametrize(
    "address",
    [
        *(
            "nguyễn.thử@example.com",
            "thu..hai@example.com",
            ".thuba@example.com",
            "thu.@example.com",
        ),
        *("thu@example,com", "thu@example", "thu@-example.com", "thu@example..com", "@example.com"),
        *("thu@exam_ple.com", f"{'a' * 65}@example.com", f"a@{'b' * 64}.com", "thu@example.1"),
    ],
)
def test_an_address_mail_cannot_reach_is_told_where_it_is_typed(address: str) -> None:
    cell = read_email(address)

    assert not is_address(address)
    assert (cell.value, cell.code) == (None, "email_unreadable")
