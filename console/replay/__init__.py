"""Plays a recorded run of a meeting through the use-cases, and takes an interrupted one up again.

`run_file` reads and checks the file, `stand` knows what its codes mean in this database, `acts`
says which acts each kind of event is, `player` does them in order.
"""
