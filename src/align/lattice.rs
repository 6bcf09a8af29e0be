//! The way of least cost through the corridor, and how probable each bead on it is beside all other ways
//! (the forward-backward algorithm).

use crate::align::bead::Bead;
use crate::align::corridor::Corridor;
use crate::align::cost::{Costs, SHAPES};

/// Returns the best beads, first to last.
pub fn beads(corridor: &Corridor, costs: &Costs<'_>) -> Vec<Bead> {
    let lattice = Lattice::new(corridor, costs);
    let forward = lattice.forward();
    let backward = lattice.backward();
    let mut beads = lattice.path();
    let Some(whole) = forward.last() else {
        return beads;
    };
    for bead in &mut beads {
        let shape = shape_of(bead);
        let start = lattice.cell(bead.source.start, bead.target.start);
        let end = lattice.cell(bead.source.end, bead.target.end);
        let (Some(start), Some(end)) = (start, end) else {
            continue;
        };
        let ways = forward[start] - f64::from(lattice.costs[end][shape]) + backward[end];
        bead.confidence = (ways - whole).exp().clamp(0.0, 1.0) as f32;
    }
    beads
}

fn shape_of(bead: &Bead) -> usize {
    let shape = (bead.source.len(), bead.target.len());
    SHAPES.iter().position(|it| *it == shape).unwrap_or(0)
}

/// The cells of a corridor, row after row.
struct Lattice<'c> {
    corridor: &'c Corridor,
    /// The first cell of each row.
    starts: Vec<usize>,
    /// Of the beads that end in each cell, by shape.
    costs: Vec<[f32; SHAPES.len()]>,
}

impl<'c> Lattice<'c> {
    fn new(corridor: &'c Corridor, costs: &Costs<'_>) -> Self {
        let mut starts = Vec::with_capacity(corridor.height());
        let mut lattice = Vec::new();
        for source in 0..corridor.height() {
            starts.push(lattice.len());
            let row = corridor.row(source);
            lattice.extend(row.map(|target| costs.ending_at(source, target)));
        }
        Self {
            corridor,
            starts,
            costs: lattice,
        }
    }

    fn cell(&self, source: usize, target: usize) -> Option<usize> {
        let start = self.starts.get(source)?;
        let row = self.corridor.row(source);
        row.contains(&target).then(|| start + target - row.start())
    }

    /// Returns the cell that a bead of a shape begins in when it ends at a place.
    fn before(&self, source: usize, target: usize, shape: usize) -> Option<usize> {
        let (height, width) = SHAPES[shape];
        self.cell(source.checked_sub(height)?, target.checked_sub(width)?)
    }

    /// Every place with its cell, in order.
    fn places(&self) -> impl DoubleEndedIterator<Item = (usize, usize, usize)> + '_ {
        (0..self.corridor.height()).flat_map(move |source| {
            let row = self.corridor.row(source);
            let start = self.starts[source];
            let first = *row.start();
            row.map(move |target| (source, target, start + target - first))
        })
    }

    /// For each cell, the logarithm of the probability of all ways to it.
    fn forward(&self) -> Vec<f64> {
        let mut ways = vec![f64::NEG_INFINITY; self.costs.len()];
        for (source, target, cell) in self.places() {
            if cell == 0 {
                ways[cell] = 0.0;
                continue;
            }
            let terms = std::array::from_fn(|shape| {
                let before = self.before(source, target, shape);
                let ways = before.map_or(f64::NEG_INFINITY, |before| ways[before]);
                ways - f64::from(self.costs[cell][shape])
            });
            ways[cell] = log_sum(terms);
        }
        ways
    }

    /// For each cell, the logarithm of the probability of all ways from it to the end.
    fn backward(&self) -> Vec<f64> {
        let mut ways = vec![f64::NEG_INFINITY; self.costs.len()];
        let last = self.costs.len() - 1;
        for (source, target, cell) in self.places().rev() {
            if cell == last {
                ways[cell] = 0.0;
                continue;
            }
            let terms = std::array::from_fn(|shape| {
                let (height, width) = SHAPES[shape];
                let after = self.cell(source + height, target + width);
                after.map_or(f64::NEG_INFINITY, |after| {
                    ways[after] - f64::from(self.costs[after][shape])
                })
            });
            ways[cell] = log_sum(terms);
        }
        ways
    }

    fn path(&self) -> Vec<Bead> {
        let mut best = vec![(f64::INFINITY, 0); self.costs.len()];
        for (source, target, cell) in self.places() {
            if cell == 0 {
                best[cell] = (0.0, 0);
                continue;
            }
            for shape in 0..SHAPES.len() {
                let Some(before) = self.before(source, target, shape) else {
                    continue;
                };
                let cost = best[before].0 + f64::from(self.costs[cell][shape]);
                if cost < best[cell].0 {
                    best[cell] = (cost, shape);
                }
            }
        }
        let mut beads = Vec::new();
        let (mut source, mut target) = (
            self.corridor.height() - 1,
            *self.corridor.row(self.corridor.height() - 1).end(),
        );
        while let Some(cell) = self.cell(source, target).filter(|cell| *cell > 0) {
            let (height, width) = SHAPES[best[cell].1];
            beads.push(Bead {
                source: source - height..source,
                target: target - width..target,
                confidence: 0.0,
            });
            (source, target) = (source - height, target - width);
        }
        beads.reverse();
        beads
    }
}

fn log_sum(terms: [f64; SHAPES.len()]) -> f64 {
    let most = terms.into_iter().fold(f64::NEG_INFINITY, f64::max);
    if most.is_infinite() {
        return most;
    }
    most + terms
        .iter()
        .map(|term| (term - most).exp())
        .sum::<f64>()
        .ln()
}
