"""What was promised at the meetings: by whom, by when.

A commitment is made by an outcome or a conclusion, and goes with it when that is corrected. Overdue
is computed, never stored.
"""
