"""Administration: the acts without a meeting, on the journal chain `house`.

account:        open -> closed (never deleted, never opened again)
password:       one-time -> chosen by its owner -> one-time again, by an administrator
login session:  living -> signed out | revoked | expired

Administrators and the command line act on accounts and on the directory (units, fields); everybody
chooses their own password and language. Hands units, fields and accounts on to every other stage.
"""
