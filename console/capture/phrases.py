"""What is said in every meeting, in words kept ready for the secretary's line."""

# Their words are `secretary.phrase.<name>`; the order is the one they are offered in.
PHRASES = (
    "noted",
    "looked_into",
    "in_writing",
    "guided",
    "checked",
    "in_time",
    "overdue",
    "papers_missing",
    "elsewhere",
    "by_law",
    "content",
    "not_content",
)
