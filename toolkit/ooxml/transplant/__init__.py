"""Pieces of one Office file as they may stand in another: parts, styles, lists, notes."""
