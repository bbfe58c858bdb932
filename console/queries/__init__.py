"""What views of several stages, and acts, read alike: each question to the tables stands here once.

A module holds functions of a session that run one statement, and conditions other statements take
in. Whoever calls has admitted the viewer; what a viewer may not read is left out above.
"""
