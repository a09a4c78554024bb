"""Take in publishers' own files of small-area figures, so that own localities have need and population behind them.

A publisher's layout is a module (``deprivation``, ``population``, ``stroke``), and so is the plain table of LSOA,
indicator, period and value (``plain``). All are read by their headers, never by position. Which indicator a publisher's
column fills is the catalogue's to say, under ``imports:`` (decision 59). What is taken in stands beside the shipped
tables in ``datasets/<name>/imported/`` (decision 40).
"""
