"""The console of public dialogue conferences.

A page loads a view, draws it, and each button calls one use-case; a use-case is one permission, one
transaction, one journal entry; rules are pure; the outside world is an adapter.

Stages, in the order a question passes them: meetings, intake, review, bridges, floor, capture,
papers; administration for acts without a meeting. Foundations: settings, clock, errors, db,
journal, use_case, bootstrap, cli, demo, replay, and the folders auth, live, disclosure, queries,
text, working_days, i18n, ui, web.
"""
