"""A cluster where an address is given: nothing of it is loaded where none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.workers.cluster import Cluster


def connect_later(address: str, opened: OpenProject) -> Cluster | None:
    """The cluster whose scheduler has this address, connected to when there is enough to do; None without one."""
    if not address:
        return None
    from mars_i18n.workflow.workers.cluster import Cluster

    return Cluster(address, opened)
