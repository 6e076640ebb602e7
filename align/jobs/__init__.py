"""Batch jobs: a manifest, idempotent shards, runners that share one ``run_shard``.

::

    found = find_inputs([Path("archive")])
    made = plan(Path("JOB"), found, recipe, files=files, planned=now()).job
    with interruptible() as stop:
        run_job(made, create("local", RunnerOptions(workers=2)), stop)
    collect(made, Path("OUT"))

A shard is some documents with the recipe they are translated by; its result is one file named by
the hash of both. It is there, whole, or it is not, so a job can be killed anywhere and run again,
on as many machines as share the folder. The layout of the folder is told in ``job``, the contract
of a runner in ``runners.base``, and how what is guilty is found in ``isolating``.
"""
