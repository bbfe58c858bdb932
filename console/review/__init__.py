"""Review: questions are screened, grouped into matters and assigned to units.

decision of a question:  unreviewed -> accepted | excluded | referred   (decided again, or reopened)
question -> matter:      accepting makes its matter; group joins matters, ungroup parts them again
state of an assignment:  open -> … | transferred

Secretaries and reviewers act. The suggestions beside each question decide nothing. What is accepted
goes on to the programme and the floor.
"""
