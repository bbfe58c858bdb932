"""What desks write to one another during a meeting (kênh nội bộ): chair, secretary, sites, units.

A message is sent, and acknowledged once by the desk it was sent to. It is journalled, and part of
nothing else: neither of the minutes nor of a board.
"""
