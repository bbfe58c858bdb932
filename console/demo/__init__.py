"""A believable meeting up to a chosen stage, made by calling use-cases only.

    empty -> registered -> reviewed -> live -> closed

Each stage goes through those before it. The forms, the reviewers' decisions and the recorded
meeting lie in `sample/`; every person and text in them is invented. At the end the database is
marked: every page says it is a demonstration, and it refuses real imports.
"""
