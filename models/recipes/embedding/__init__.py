"""Recipe of the static sentence embedding in the box; `python -m models.recipes.embedding`."""
