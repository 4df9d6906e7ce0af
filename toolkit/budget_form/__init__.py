"""The Commission's detailed budget table: a copy of it, filled from the outline."""
