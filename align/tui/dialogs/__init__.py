"""Small windows over a screen: questions as data, choices, and pages to read."""
