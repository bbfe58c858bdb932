"""Registration forms in: a file is read into rows, previewed cell by cell, then committed.

States of a registration: received -> withdrawn. Hands its questions on to review.
"""
