"""Which block of one version corresponds to which block of another."""
