"""The minutes (biên bản): built from the rows at any second, signed once.

States: draft -> signed. Signed minutes never change; what comes after is a correction paper.
"""
