"""A month's meeting before and around its hours: date, programme, duties, delegates.

States of a meeting: planned -> open <-> recess -> closed (the floor moves it). The secretary
schedules and assigns duties; hands the programme on to the floor.
"""
