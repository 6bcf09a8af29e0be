//! Machine translation by a program of the user: what it is asked, what its answers are worth, and drafts made of them.
//! A translation that it makes is read as one that comes home from a translator, checked, and never more than a draft.

pub mod asked;
pub mod drafts;
pub mod judged;
pub mod proposals;
