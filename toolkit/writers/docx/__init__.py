"""The Word writer: styles, tables, fields, anchors."""
