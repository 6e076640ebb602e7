"""Adapting an engine to a translator's own memory, with the recipe of the model in the box.

torch and transformers (the ``neural`` extra) are loaded when a network is opened, not before.
Reading TMX and running an engine are other rooms' work and are handed in by the caller.
"""
