"""Official papers as Word documents (decree 30/2020/NĐ-CP): one frozen dataclass in, bytes out.

States of a paper: draft -> signed. A signed paper never changes; what comes after is a correction.
"""
