"""What a proposal is: frozen values that know their place in the outline."""
