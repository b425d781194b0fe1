//! Brings what is shown up to date by its differences: for a letter the browser lays one line out anew, not the page.

use web_sys::{Element, Node};

use crate::browser;

/// What `html` says, in an element of no document: nothing is laid out, and no picture is loaded.
pub fn parse(html: &str) -> Option<Element> {
    let holder = browser::document()?.create_element("div").ok()?;
    holder.set_inner_html(html);
    Some(holder)
}

/// Makes the children of `shown` those of `wanted`, which loses them. Nodes that say the same already stay as they are.
pub fn children(shown: &Node, wanted: &Node) {
    // What is the same at the start and at the end.
    let (mut old, mut new) = (shown.first_child(), wanted.first_child());
    while let (Some(ours), Some(theirs)) = (&old, &new)
        && ours.is_equal_node(Some(theirs))
    {
        (old, new) = (ours.next_sibling(), theirs.next_sibling());
    }
    let (Some(first_old), Some(first_new)) = (&old, &new) else { return replace(shown, old, new, None) };
    let (mut last_old, mut last_new) = (shown.last_child(), wanted.last_child());
    while let (Some(ours), Some(theirs)) = (&last_old, &last_new)
        && ours != first_old
        && theirs != first_new
        && ours.is_equal_node(Some(theirs))
    {
        (last_old, last_new) = (ours.previous_sibling(), theirs.previous_sibling());
    }
    if last_old.as_ref() == Some(first_old)
        && last_new.as_ref() == Some(first_new)
        && is_same_shell(first_old, first_new)
    {
        return children(first_old, first_new);
    }
    let end = last_old.and_then(|last| last.next_sibling());
    let stop = last_new.and_then(|last| last.next_sibling());
    while let Some(node) = new.take_if(|node| Some(&*node) != stop.as_ref()) {
        new = node.next_sibling();
        shown.insert_before(&node, Some(first_old)).ok();
    }
    replace(shown, old, None, end);
}

/// Takes the nodes from `old` to `end` out, and puts those from `new` on in their place.
fn replace(shown: &Node, mut old: Option<Node>, mut new: Option<Node>, end: Option<Node>) {
    while let Some(node) = old.take_if(|node| Some(&*node) != end.as_ref()) {
        old = node.next_sibling();
        shown.remove_child(&node).ok();
    }
    while let Some(node) = new.take() {
        new = node.next_sibling();
        shown.insert_before(&node, end.as_ref()).ok();
    }
}

/// Whether both are elements that differ in nothing but what is in them.
pub fn is_same_shell(ours: &Node, theirs: &Node) -> bool {
    let shell = |node: &Node| {
        let copy = node.clone_node().ok()?;
        (node.node_type() == Node::ELEMENT_NODE).then_some(copy)
    };
    shell(ours).zip(shell(theirs)).is_some_and(|(ours, theirs)| ours.is_equal_node(Some(&theirs)))
}
