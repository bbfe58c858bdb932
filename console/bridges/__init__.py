"""Bridges: the sites that take part in a meeting, connected or not, with times and evidence.

    connection: open -> lost | left

Operators report for their own branch, the secretary for any; also before the opening and after the
close. A loss parks the turn on air there; hands presence on to the floor and the minutes.
"""
