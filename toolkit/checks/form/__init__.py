"""Whether the form is filled: sections, annexes, the fields of the Portal."""
