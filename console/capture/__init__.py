"""What was said and decided, caught while it happens.

Notes, outcomes and head counts are never edited: a correction is a new row that names what it
replaces. Capture goes on after the close, as late entries, until the minutes are signed. The
secretary notes, the chair (or the secretary for them) decides; hands on to papers and follow-up.
"""
