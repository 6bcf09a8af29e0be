//! From a request to its answer. No path of a client is opened: documents are looked up by their keys, languages by their
//! tags.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::workbench::request::Request;
use crate::workbench::response::Response;
use crate::workbench::state::{Asked, Workbench};
use crate::workbench::{
    document_page, forms, machine, manual, overview_page, search, suggestions, transfer,
};

const CSS: &[u8] = include_bytes!("page/workbench.css");
const SCRIPT: &[u8] = include_bytes!("page/workbench.js");
const ICON: &[u8] = include_bytes!("page/icon.svg");

/// Answers a request. One that fails, or panics, costs its answer and nothing else.
pub fn respond(workbench: &mut Workbench, request: &Request) -> Response {
    if let Err(response) = workbench.access.admit(request) {
        return response;
    }
    match catch_unwind(AssertUnwindSafe(|| admitted(workbench, request))) {
        Ok(response) => response,
        Err(_) => Response::text(500, "paridad: this request failed by a fault of paridad"),
    }
}

fn admitted(workbench: &mut Workbench, request: &Request) -> Response {
    let words = workbench.words(request);
    let asked = Asked {
        request,
        words: &words,
    };
    let response = match route(workbench, asked) {
        Ok(Some(response)) => response,
        Ok(None) => {
            let text = words.say("not-found", &[]);
            workbench.said(404, &words, (&text, &request.path))
        }
        Err(error) => {
            let title = words.say("title-error", &[]);
            workbench.said(500, &words, (&title, &format!("{error:#}")))
        }
    };
    match request.query().find("lang") {
        Some(tag) if tag == words.locale.as_str() => {
            let name = workbench.language_cookie();
            let cookie = format!("{name}={tag}; Path=/; SameSite=Strict; Max-Age=31536000");
            response.with("set-cookie", &cookie)
        }
        Some(_) | None => response,
    }
}

/// Finds who answers; `None` where there is no such page.
fn route(workbench: &mut Workbench, asked: Asked<'_>) -> anyhow::Result<Option<Response>> {
    let request = asked.request;
    let is_post = request.method == "POST";
    let mut parts = request.path.trim_start_matches('/').splitn(3, '/');
    let parts = [parts.next(), parts.next(), parts.next()].map(Option::unwrap_or_default);
    let response = match (parts, is_post) {
        (["", "", ""], false) => overview_page::overview(workbench, asked)?,
        (["assets", name, ""], false) => return Ok(asset(name)),
        (["manual", name, ""], false) => return manual::page(workbench, asked, name),
        (["events", "", ""], false) => Response::events(),
        ([tag, name, ""], _) => {
            let Some(target) = workbench.target(tag) else {
                return Ok(None);
            };
            match (name, is_post) {
                ("", false) => overview_page::documents(workbench, asked, target)?,
                ("export", false) => {
                    return transfer::exported(workbench, &request.query(), target);
                }
                ("import", true) => transfer::imported(workbench, asked, target)?,
                ("suggestions", false) => {
                    return suggestions::suggestions(workbench, asked, target);
                }
                ("machine", false) => return machine::suggestions(workbench, asked, target),
                ("document", false) if request.query().find("key").is_none() => {
                    search::search(workbench, asked, target)?
                }
                ("document", false) => {
                    let query = request.query();
                    let place = (query.get("key"), target);
                    let returning = document_page::Returning::default();
                    return document_page::document(workbench, asked, place, returning);
                }
                (name, true) => return forms::post(workbench, asked, (name, target)),
                (_, false) => return Ok(None),
            }
        }
        _ => return Ok(None),
    };
    Ok(Some(response))
}

fn asset(name: &str) -> Option<Response> {
    match name {
        "workbench.css" => Some(Response::asset("text/css; charset=utf-8", CSS)),
        "workbench.js" => Some(Response::asset("text/javascript; charset=utf-8", SCRIPT)),
        "icon.svg" => Some(Response::asset("image/svg+xml", ICON)),
        _ => None,
    }
}
