"""Mail: what is put in, how far it is for each recipient, and private calendar feeds.

States of a recipient: waiting -> sending -> sent | failed (tried again) | given_up. Acts put mail
in and decide what only a person can know; the sender writes the states (no acts, `design`: outbox).
Stages put mail in through `outbox`, within their own act.
"""
