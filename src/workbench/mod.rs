//! The workbench: one project, and people who translate it in a browser.
//!
//! [`respond::respond`] makes an answer of a request, and knows no socket; `server` is the only file that does. Files are
//! written as `import` and `accept` write them, and by nothing else.

pub mod gate;
pub mod request;
pub mod respond;
pub mod response;
pub mod server;
pub mod state;

mod changes;
mod check;
mod document_page;
mod findings;
mod forms;
mod fragments;
mod frame;
mod groups;
mod machine;
mod manual;
mod memory;
mod overview_page;
mod planning;
mod preview;
mod progress;
mod proposed_page;
mod returned;
mod samples;
mod save;
mod search;
mod steps;
mod suggestions;
mod templates;
mod transfer;
mod undo;
mod upload;
mod view;
mod words;
