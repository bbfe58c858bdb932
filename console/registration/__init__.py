"""Forms of people: sent on the public page, taken in at a counter, read from a file.

States of a registration: received -> withdrawn. Hands its questions on to review.
"""
