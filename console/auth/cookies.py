"""Names of the two cookies a browser is given: who is signed in, and which device it is."""

SESSION_COOKIE = "console_session"
DEVICE_COOKIE = "console_device"
DEVICE_DAYS = 400  # days; the longest life browsers allow
