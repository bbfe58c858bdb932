"""The command line: `python -m console COMMAND`; one module per group of commands.

Exit codes: 0 done, 1 refused by a rule or a conflict, 2 wrong use or not allowed, 3 something
outside did not answer. With `--json` standard output holds one JSON document and nothing else.
"""
