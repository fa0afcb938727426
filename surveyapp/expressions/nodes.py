"""Answers as a tree of nodes, which is what paths walk over."""

from __future__ import annotations

from collections.abc import Iterator


class Node:
    """A question, a group, an entry of a repeat, or a row or column of a data file.

    The entries of a repeat are siblings of one name. A node made with a parent becomes its last child.

    Attributes:
        name: as the form has it.
        value: the answer as text; '' for none, and for groups and entries.
        parent: None at the top.
        children: in the order of the form.
        relevant: False takes the node and everything in it out of every node set.
    """

    __slots__ = ("children", "name", "parent", "relevant", "value")

    def __init__(self, name: str, value: str = "", parent: Node | None = None, relevant: bool = True) -> None:
        self.name = name
        self.value = value
        self.parent = parent
        self.children: list[Node] = []
        self.relevant = relevant
        if parent is not None:
            parent.children.append(self)

    def __repr__(self) -> str:
        return f"Node({self.name!r}, {self.value!r}, {len(self.children)} children)"

    def root(self) -> Node:
        """Return the top of the tree that this node is in."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    def descendants(self) -> Iterator[Node]:
        """Yield all nodes below this one in the order of the form."""
        for child in self.children:
            yield child
            yield from child.descendants()

    def is_relevant(self) -> bool:
        """Tell whether this node and everything around it are relevant."""
        node: Node | None = self
        while node is not None:
            if not node.relevant:
                return False
            node = node.parent
        return True

    def position(self) -> int:
        """Return which of its siblings of the same name this is, from 1; 1 at the top."""
        if self.parent is None:
            return 1
        namesakes = [child for child in self.parent.children if child.name == self.name]
        return next((place for place, child in enumerate(namesakes, 1) if child is self), 1)
