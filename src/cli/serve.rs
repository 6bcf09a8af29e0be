//! `paridad serve`: the workbench, for people who translate in a browser.

use std::net::IpAddr;

use clap::Args;

use crate::cli::Global;
use crate::cli::failure::Failure;
use crate::cli::machine::AllowCommand;
use crate::cli::output::{self, Output};
use crate::cli::project::{find, find_locale};
use crate::cli::surroundings::Surroundings;
use crate::disk::address;
use crate::disk::line_program::LineProgram;
use crate::disk::watch::FileWatch;
use crate::report;
use crate::workbench::gate::ServerAccess;
use crate::workbench::server;
use crate::workbench::state::Workbench;

/// Translate in a browser: what waits, with findings, memory and glossary beside it
#[derive(Args)]
#[command(after_help = "\
The address that is printed has a token in it: who opens it is let in, from this machine alone. Each text is saved into
its catalog at once, every other byte of which stays, with its state recorded beside it. Where somebody else has changed a
text meanwhile, both are shown. Ctrl-C ends it.

Examples:
  paridad serve --open          in the browser
  paridad serve --locale es     begin with the Spanish texts
  paridad serve --read-only     show, and save nothing
  paridad serve --port 8080 --allow-host translate.example.org   behind a proxy that lets people in")]
pub(super) struct Serve {
    /// The language to begin with
    #[arg(long, value_name = "LOCALE")]
    locale: Option<String>,
    /// The port [default: any that is free]
    #[arg(
        long,
        value_name = "PORT",
        default_value = "0",
        hide_default_value = true
    )]
    port: u16,
    /// Show, and save nothing
    #[arg(long)]
    read_only: bool,
    /// Open the address in the browser
    #[arg(long)]
    open: bool,
    /// The address to listen on [default: 127.0.0.1, so that nobody on the network is let in]
    #[arg(long, value_name = "ADDRESS")]
    host: Option<String>,
    /// Another name that the server goes by, as behind a proxy
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    allow_host: Vec<String>,
    #[command(flatten)]
    allow: AllowCommand,
}

pub(super) fn run(
    args: &Serve,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let directory = surroundings.directory()?;
    let root = find(global, &directory, &[])?;
    let listener = server::bind(args.host.as_deref(), args.port)?;
    let own = listener.local_addr()?;
    let port = own.port();
    // Who listens on all addresses of a machine is reached by this one, too.
    let host = match own.ip() {
        ip if ip.is_unspecified() => "127.0.0.1".to_owned(),
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    };
    let mut random = [0; 48];
    getrandom::fill(&mut random).map_err(|error| anyhow::anyhow!("making a token: {error}"))?;
    let named = args.host.iter().chain(&args.allow_host);
    let names = named.cloned().chain([format!("{host}:{port}")]);
    let mut access = ServerAccess::new(port, names.collect(), &random);
    access.read_only = args.read_only;
    let key = access.key.clone();
    let mut workbench = Workbench::open(root.clone(), access)?;
    if let Some(lack) = workbench.lacks() {
        let hint = "`paridad init --example` lays a small project to begin with, `paridad sync --scaffold es` begins a translation";
        return Err(Failure::new(format!("{lack} in `{}`", &*root.folder), hint).into());
    }
    let service = workbench.config().suggest.clone();
    if args.allow.is_given(surroundings) && !service.command.is_empty() {
        let program = LineProgram::for_server(&service, &root.folder);
        workbench.allow_machine(Box::new(program));
    }
    let path = match &args.locale {
        Some(name) => format!("{}/", find_locale(workbench.layout(), name)?),
        None => String::new(),
    };
    let address = format!("http://{host}:{port}/{path}?token={key}");
    let watch = FileWatch::begin(&root.folder, workbench.output());
    let mut remarks = args.allow.refusal(workbench.config(), surroundings);
    let color = surroundings.err.color;
    if let Err(error) = &watch {
        let text = format!("{error:#}: load a page again to see what was changed elsewhere");
        remarks.push_str(&report::remark(color, &text));
    }
    if args.host.is_some() {
        let text = "others on the network can reach this server; the token is all that keeps them out, and nothing is encrypted";
        remarks.push_str(&report::remark(color, text));
    }
    if args.open && address::open(&address).is_err() {
        remarks.push_str(&report::remark(color, "no browser could be opened"));
    }
    let begun = Output {
        out: format!("{address}\n"),
        err: remarks,
        ..Output::default()
    };
    output::write(&begun, surroundings);
    server::serve(&mut workbench, listener, watch.ok())?;
    Ok(Output::default())
}
