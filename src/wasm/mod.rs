//! The public face for JavaScript: a message goes in, a message comes out.
//!
//! A message is the length of its JSON (four bytes, the least first), the JSON, and the bytes of the files that the JSON
//! lists by path and length, one after the other. `src/npm/engine.js` speaks it on the other side.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::build::BuildOptions;
use crate::api::check::CheckOptions;
use crate::api::error::Error;
use crate::api::messages::format;
use crate::api::project::Project;

/// The bytes before the JSON of a message.
const HEAD: usize = size_of::<u32>();

/// The paths of files in a message, and how many bytes each has.
type FileList = Vec<(String, usize)>;

/// A call of a function of the public face.
#[derive(Deserialize)]
#[serde(tag = "call", rename_all = "lowercase")]
enum ApiCall {
    Check {
        files: FileList,
        options: CheckOptions,
    },
    Build {
        files: FileList,
        options: BuildOptions,
    },
    Format {
        catalog: String,
        locale: String,
        arguments: BTreeMap<String, String>,
    },
}

/// A call that has no result.
#[derive(Default, Serialize)]
struct CallFailure {
    message: String,
    path: Option<String>,
    line: Option<usize>,
    help: Option<String>,
}

/// The JSON of an answer.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum JsonAnswer<'f, R> {
    Result {
        value: R,
        files: Vec<(&'f str, usize)>,
    },
    Error(CallFailure),
}

/// Answers a message.
pub(crate) fn answer(message: &[u8]) -> Vec<u8> {
    let (json, bytes) = match result(message) {
        Ok(answer) => answer,
        Err(failure) => (json(&JsonAnswer::Error::<()>(failure)), Vec::new()),
    };
    let head = u32::try_from(json.len()).unwrap_or(u32::MAX);
    [&head.to_le_bytes(), json.as_bytes(), &bytes].concat()
}

/// Returns the JSON of a result, and the bytes of its files.
fn result(message: &[u8]) -> Result<(String, Vec<u8>), CallFailure> {
    let (call, bytes) = read(message)?;
    match call {
        ApiCall::Check { files, options } => {
            let value = project(files, bytes)?.check(&options)?;
            Ok((without_files(value), Vec::new()))
        }
        ApiCall::Build { files, options } => {
            let mut value = project(files, bytes)?.build(&options)?;
            let built = std::mem::take(&mut value.files);
            let files = built.iter();
            let files = files.map(|file| (file.path.as_str(), file.bytes.len()));
            let files = files.collect();
            let json = json(&JsonAnswer::Result { value, files });
            let bytes = built.into_iter().flat_map(|file| file.bytes);
            Ok((json, bytes.collect()))
        }
        ApiCall::Format {
            catalog,
            locale,
            arguments,
        } => {
            let arguments = arguments.iter();
            let arguments: Vec<(&str, &str)> = arguments
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            let value = format(&catalog, &locale, &arguments)?;
            Ok((without_files(value), Vec::new()))
        }
    }
}

fn without_files(value: impl Serialize) -> String {
    let files = Vec::new();
    json(&JsonAnswer::Result { value, files })
}

/// Writes JSON; what is written here has no maps but those whose keys are texts, and cannot fail.
fn json(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).unwrap_or_default()
}

/// Reads a message as its call and the bytes of its files.
fn read(message: &[u8]) -> Result<(ApiCall, &[u8]), CallFailure> {
    let (head, rest) = message.split_first_chunk::<HEAD>().ok_or_else(cut_off)?;
    let length = u32::from_le_bytes(*head) as usize;
    let (json, bytes) = rest.split_at_checked(length).ok_or_else(cut_off)?;
    // By way of a value: what is wrong with options is told without places in a text that nobody wrote.
    let call = serde_json::from_slice(json).and_then(|value: Value| ApiCall::deserialize(value));
    Ok((call.map_err(|error| failed(error.to_string()))?, bytes))
}

fn project(files: FileList, mut bytes: &[u8]) -> Result<Project, CallFailure> {
    let mut contents = Vec::new();
    for (path, length) in files {
        let (content, rest) = bytes.split_at_checked(length).ok_or_else(cut_off)?;
        contents.push((path, content));
        bytes = rest;
    }
    Ok(Project::from_files(contents)?)
}

fn cut_off() -> CallFailure {
    failed("the message is cut off".to_owned())
}

fn failed(message: String) -> CallFailure {
    CallFailure {
        message,
        ..CallFailure::default()
    }
}

impl From<Error> for CallFailure {
    fn from(error: Error) -> Self {
        let (path, line, help) = error.details();
        Self {
            message: error.to_string(),
            path: path.map(str::to_owned),
            line,
            help: help.map(str::to_owned),
        }
    }
}
