"""Files that exist already become an outline: sheets of any layout, and a Part B in Word."""
