"""What ships in the box: weights with their cards, and the recipes that made them."""
