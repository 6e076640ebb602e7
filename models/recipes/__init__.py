"""Recipes that make the models in the box: corpus, vocabulary, alignment, training, export."""
