"""What may not be between a number and the noun that it counts."""

NO_ADJECTIVE = (
    r"(?:of|the|in|and|to|with|for|from|on|or|a|an|de|des|du|les|et|dans|pour|par|sur|is|are|by|"
    r"sont|plus|more|other|further|others|additional|external|eligible|third|neighbouring|new|"
    r"candidate|associated|one|each|every|more|un|une|chaque|"
    r"target|different kinds|autres?|nouveaux|nouvelles|monthly|weekly|"
    r"telephone|phone|video|conference|conflict|daily|potential|possible|industrial|business|"
    r"exchange|technology|technical|pages?|months?|years?|days?)\b"
)
"""Other words than adjectives of this project's own: `five other partners` are not its partners."""
