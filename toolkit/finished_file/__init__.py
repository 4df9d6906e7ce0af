"""The finished file, edited in Word or printed as PDF, held against the form and the plan.

A file in `rules` is a rule, and its docstring is the page that explains it.
"""
