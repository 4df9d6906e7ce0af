"""The EU's official Part B form: a blank is read, the draft dealt out to it, and it is filled."""
