"""A Ray actor that knows the fake engine."""

from align.jobs.runners.ray_actor import RayActor
from tests.jobs.fake import register


class FakeRayActor(RayActor):
    """Runs shards with the fake engine."""

    def __init__(self, folder: str, threads: int) -> None:
        register()
        super().__init__(folder, threads)
