"""The casebook: what was read, kept in a database so that reports can come day by day and people can decide. Nothing in it is ever lost."""
