"""The mail server of this installation, over SMTP."""
