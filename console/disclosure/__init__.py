"""Who may read what of a question, a matter or a note: every audience, every ground, one table.

audience    for whom something is shown
grounds     why a question, matter or note is kept from some of them
table       which ground keeps what from whom

Pure: stages read the rows and ask; nothing here knows a page, a board or a paper.
"""
