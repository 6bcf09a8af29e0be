//! Entries that refer to themselves, directly or through others, and those that grow beyond measure: fluent-bundle
//! cannot format them.

use std::collections::HashMap;

use crate::fluent::model::Pattern;
use crate::project::definition::{Definition, Link, Node, reference};
use crate::project::expansion::{Large, large};

/// The result of following the references of an index.
#[derive(Debug, Default)]
pub struct Followed<'p> {
    pub cycles: Vec<Vec<Link<'p>>>,
    pub large: Vec<Large<'p>>,
}

/// Returns the cycles among the entries of an index, each once, from its first place on, and the entries that are too
/// large; linear in the references.
///
/// The nodes are patterns, not entries: a term that selects on its own attribute is no cycle. Of entries that are
/// entangled in several ways, one cycle is named.
pub fn follow<'p>(definitions: impl Iterator<Item = Definition<'p>>) -> Followed<'p> {
    let mut graph = Graph {
        links: Vec::new(),
        edges: Vec::new(),
    };
    let mut numbers: HashMap<Node<'p>, usize> = HashMap::new();
    let mut patterns: Vec<&'p Pattern<'p>> = Vec::new();
    for definition in definitions {
        let entry = definition.entry;
        for (attribute, pattern) in entry
            .patterns()
            .filter(|(_, pattern)| !pattern.is_literal())
        {
            numbers.insert((entry.kind, entry.id, attribute), graph.links.len());
            graph.links.push(Link {
                definition,
                attribute,
            });
            patterns.push(pattern);
        }
    }
    for pattern in &patterns {
        let mut edges = Vec::new();
        pattern.walk(&mut |part| {
            edges.extend(reference(part).and_then(|node| numbers.get(&node)));
        });
        graph.edges.push(edges);
    }
    let (cycles, order) = graph.find();
    let large = large(&graph.links, &patterns, &order, &|node| {
        numbers.get(&node).copied()
    });
    Followed { cycles, large }
}

struct Graph<'p> {
    links: Vec<Link<'p>>,
    edges: Vec<Vec<usize>>,
}

#[derive(Clone, Copy, PartialEq)]
enum VisitMark {
    Unseen,
    /// On the path that is being followed, at this depth.
    OnPath(usize),
    Done,
}

impl<'p> Graph<'p> {
    /// Follows every edge once, without recursion; an edge back to the path closes a cycle.
    ///
    /// Also the nodes, each after those that it refers to but for cycles.
    fn find(&self) -> (Vec<Vec<Link<'p>>>, Vec<usize>) {
        let mut marks = vec![VisitMark::Unseen; self.links.len()];
        let mut in_cycle = vec![false; self.links.len()];
        let mut cycles = Vec::new();
        let mut order = Vec::with_capacity(self.links.len());
        for start in 0..self.links.len() {
            if marks[start] != VisitMark::Unseen {
                continue;
            }
            let mut path = vec![(start, 0)];
            marks[start] = VisitMark::OnPath(0);
            while let Some((node, next)) = path.last_mut() {
                let Some(edge) = self.edges[*node].get(*next).copied() else {
                    marks[*node] = VisitMark::Done;
                    order.push(*node);
                    path.pop();
                    continue;
                };
                *next += 1;
                match marks[edge] {
                    VisitMark::Done => {}
                    VisitMark::Unseen => {
                        marks[edge] = VisitMark::OnPath(path.len());
                        path.push((edge, 0));
                    }
                    VisitMark::OnPath(depth) => {
                        // Where one is in a cycle already, it is mostly the last.
                        let mut latest = path[depth..].iter().rev();
                        if !latest.any(|(node, _)| in_cycle[*node]) {
                            let members: Vec<usize> =
                                path[depth..].iter().map(|(node, _)| *node).collect();
                            members.iter().for_each(|member| in_cycle[*member] = true);
                            cycles.push(self.starting_at_first_place(&members));
                        }
                    }
                }
            }
        }
        (cycles, order)
    }

    fn starting_at_first_place(&self, members: &[usize]) -> Vec<Link<'p>> {
        let first = members
            .iter()
            .enumerate()
            .min_by_key(|(_, member)| **member)
            .map_or(0, |(at, _)| at);
        members
            .iter()
            .cycle()
            .skip(first)
            .take(members.len())
            .map(|member| self.links[*member])
            .collect()
    }
}
