"""Official papers but the minutes: notice, programme, letters; one frozen content in, bytes out.

States of a paper: draft -> signed -> issued. What is issued never changes; another replaces it.
"""
