"""Undocumented parts of treebeard: how it writes the places of nodes in materialized paths."""

from treebeard.mp_tree import MP_Node


def place_below(node: MP_Node, parent: MP_Node, last: MP_Node | None) -> None:
    """Set the place of a new node below a parent: after its last child, if there is one."""
    node.depth = parent.depth + 1
    node.path = last._inc_path() if last else type(parent)._get_path(parent.path, node.depth, 1)
    node._cached_parent_obj = parent


def parent_of(node: MP_Node) -> MP_Node:
    """Return the parent below which a node was placed, in the database or not."""
    return node._cached_parent_obj
