"""How alike two segments are, and what a memory offers for one."""
