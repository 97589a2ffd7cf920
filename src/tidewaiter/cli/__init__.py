"""The command `tidewaiter`: a thin shell over `pipeline` and `export`.

Results go to standard output, messages to standard error.  A command has a module; what is costly is imported when it is used.
"""
