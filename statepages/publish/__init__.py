"""From values to disk: the new site takes the old one's place whole, or not at all."""

from statepages.write.staging import MARK, NotOurs, Stage, stage
from statepages.write.tree import Tree, Written, copy, put

__all__ = ["MARK", "NotOurs", "Stage", "Tree", "Written", "copy", "put", "stage"]
