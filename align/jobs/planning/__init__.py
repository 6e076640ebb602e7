"""From folders to a job: find the inputs, look at them, cut them into shards, write it down."""

from align.jobs.planning.inputs import Input, find_inputs
from align.jobs.planning.plan import Plan, plan
from align.jobs.planning.recipes import recipe_for

__all__ = ["Input", "Plan", "find_inputs", "plan", "recipe_for"]
