"""The kinds of what a public text must not hold."""

from enum import StrEnum


class Private(StrEnum):
    """What a place of a text tells."""

    PHONE = "phone"
    EMAIL = "email"  # or another address on the net
    IDENTITY = "identity"  # number of a person: identity card, passport, insurance, tax, account
    FILE = "file"  # number of a file or a certificate
    ADDRESS = "address"  # of a house or a piece of land
    REGISTRANT = "registrant"  # name of somebody known to have registered
    NAME = "name"  # what is written as one
    REMARK = "remark"  # of the secretary, for the house alone
