"""How treebeard writes the places of nodes in a tree of materialized paths."""

from treebeard.mp_tree import MP_Node


def place_below(node: MP_Node, parent: MP_Node, last: MP_Node | None) -> None:
    """Let a node that is not in the database stand below a parent: after its last child, if any."""
    node.depth = parent.depth + 1
    node.path = last._inc_path() if last else type(parent)._get_path(parent.path, node.depth, 1)
    node._cached_parent_obj = parent


def parent_of(node: MP_Node) -> MP_Node:
    """Return the parent with which a node was placed, in the database or not."""
    return node._cached_parent_obj
