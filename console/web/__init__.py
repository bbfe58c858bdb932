"""The web side: the entry script of the pages, and the routes and layers around it."""
