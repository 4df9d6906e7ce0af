"""From YAML to the model, with every fault at once."""
