"""What was promised at the meetings: by whom, by when.

A commitment is made by an outcome or a conclusion, and goes with it when that is corrected. Overdue
is computed, never stored. The unit reports how far it is, also after the minutes are signed; the
secretary confirms a report of fulfilment or sends it back. Every report stays.
"""
