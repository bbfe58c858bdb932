"""Drafting: units write their answers, the chair and the secretary clear them.

A version is written, asks for clearance, is cleared or returned; an assignment that is not a unit's
own goes on to the unit it names. Packs are what a unit is handed to take away.
"""
