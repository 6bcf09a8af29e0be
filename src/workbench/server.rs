//! The only file that knows sockets: axum and tokio on a thread of their own. Requests come to the workbench one after the
//! other, and between them what the watch of the files has to tell.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::task::{Context as TaskContext, Poll};
use std::thread;
use std::time::Duration;

use anyhow::{Context, bail};
use axum::body::{Body, Bytes, to_bytes};
use axum::http::Response as HttpResponse;
use camino::Utf8PathBuf;
use hyper::body::{Frame, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::{Semaphore, oneshot};

use crate::disk::watch::FileWatch;
use crate::workbench::request::Request;
use crate::workbench::respond::{prepare, respond};
use crate::workbench::response::{Response, ResponseBody};
use crate::workbench::state::Workbench;

/// The most bytes of a form, and of a file that comes home.
const MOST_BYTES: usize = 1 << 20;
const MOST_FILE_BYTES: usize = 32 << 20;
/// The most bytes of the headers together.
const MOST_HEAD_BYTES: usize = 32 << 10;
/// A head, or a body, may take so long to come.
const PATIENCE: Duration = Duration::from_secs(10);
const MOST_CONNECTIONS: usize = 64;
/// Clients are told that the server ends, and have so long to hear it.
const FAREWELL: Duration = Duration::from_millis(100);

/// What comes to the workbench.
enum ServerEvent {
    Call(Request, oneshot::Sender<Reply>),
    Changed(BTreeSet<Utf8PathBuf>),
    End,
}

/// An answer, with what follows it where it goes on.
struct Reply {
    response: Response,
    events: Option<UnboundedReceiver<Bytes>>,
}

/// Takes a port of this machine: of a name or address, else of this machine alone.
///
/// # Errors
/// A name that is none, and a port that somebody else has.
pub fn bind(host: Option<&str>, port: u16) -> anyhow::Result<TcpListener> {
    let host = host.unwrap_or("127.0.0.1");
    let listening = || format!("listening on `{host}`, port {port}");
    let addresses: Vec<SocketAddr> = (host, port)
        .to_socket_addrs()
        .with_context(listening)?
        .collect();
    if addresses.is_empty() {
        bail!("`{host}` is no address of this machine");
    }
    let listener = TcpListener::bind(&addresses[..]).with_context(listening)?;
    listener.set_nonblocking(true).with_context(listening)?;
    Ok(listener)
}

/// Serves a project until the program is ended; `watch`: its files, where the system can watch them.
///
/// # Errors
/// A system that lets nobody listen.
pub fn serve(
    workbench: &mut Workbench,
    listener: TcpListener,
    watch: Option<FileWatch>,
) -> anyhow::Result<()> {
    let (sender, heard) = channel();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("beginning to listen")?;
    let calls = sender.clone();
    let server = thread::spawn(move || {
        let served = runtime.block_on(listen(listener, calls.clone()));
        // Nobody hears it where the workbench has ended already.
        let _ = calls.send(ServerEvent::End);
        served
    });
    if let Some(watch) = watch {
        thread::spawn(move || tell_changes(watch, &sender));
    }
    prepare(workbench);
    let mut listeners: Vec<UnboundedSender<Bytes>> = Vec::new();
    for heard in heard {
        match heard {
            ServerEvent::Call(request, reply) => {
                let response = respond(workbench, &request);
                let events = (response.body == ResponseBody::Events).then(|| {
                    let (sender, events) = unbounded_channel();
                    // The head goes out with what follows it.
                    let _ = sender.send(Bytes::from("retry: 2000\n\n"));
                    listeners.push(sender);
                    events
                });
                // Who has gone away waits for nothing.
                let _ = reply.send(Reply { response, events });
            }
            ServerEvent::Changed(paths) => workbench.note_changes(&paths),
            ServerEvent::End => {
                send(&mut listeners, "gone", "{}");
                break;
            }
        }
        let changed = workbench.take_changed();
        if !changed.is_empty() {
            let data = serde_json::json!({ "keys": changed }).to_string();
            send(&mut listeners, "changed", &data);
        }
    }
    drop(listeners);
    match server.join() {
        Ok(served) => served,
        Err(_) => bail!("the thread that listens has failed"),
    }
}

/// Sends an event to all who listen, and forgets who has gone away.
fn send(listeners: &mut Vec<UnboundedSender<Bytes>>, name: &str, data: &str) {
    let event = Bytes::from(format!("event: {name}\ndata: {data}\n\n"));
    listeners.retain(|listener| listener.send(event.clone()).is_ok());
}

/// Hands on what the watch sees, until it sees no more or nobody listens.
fn tell_changes(mut watch: FileWatch, sender: &Sender<ServerEvent>) {
    while let Ok(Some(changed)) = watch.changed() {
        if sender.send(ServerEvent::Changed(changed)).is_err() {
            return;
        }
    }
}

/// Takes connections until the user ends the program.
async fn listen(listener: TcpListener, calls: Sender<ServerEvent>) -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener).context("listening")?;
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let take = async {
        loop {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else {
                return;
            };
            let Ok((stream, _)) = listener.accept().await else {
                // Too many files are open: some will be closed.
                tokio::time::sleep(FAREWELL).await;
                continue;
            };
            let calls = calls.clone();
            tokio::spawn(async move {
                let service = service_fn(move |request| answer(request, calls.clone()));
                let connection = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .header_read_timeout(PATIENCE)
                    .max_buf_size(MOST_HEAD_BYTES)
                    .serve_connection(TokioIo::new(stream), service);
                // A client that breaks the protocol is its own affair.
                let _ = connection.await;
                drop(place);
            });
        }
    };
    tokio::select! {
        () = take => {}
        ended = tokio::signal::ctrl_c() => ended.context("waiting for the end")?,
    }
    // Nobody hears it where the workbench has ended already.
    let _ = calls.send(ServerEvent::End);
    tokio::time::sleep(FAREWELL).await;
    Ok(())
}

/// Brings a request to the workbench, and its answer back.
async fn answer(
    request: hyper::Request<Incoming>,
    calls: Sender<ServerEvent>,
) -> Result<HttpResponse<Body>, Infallible> {
    let reply = match read(request).await {
        Ok(request) => ask(request, &calls).await,
        Err(response) => Some(Reply {
            response,
            events: None,
        }),
    };
    let reply = reply.unwrap_or_else(|| Reply {
        response: Response::text(503, "paridad: the server ends"),
        events: None,
    });
    Ok(http_response(reply))
}

async fn ask(request: Request, calls: &Sender<ServerEvent>) -> Option<Reply> {
    let (sender, reply) = oneshot::channel();
    calls.send(ServerEvent::Call(request, sender)).ok()?;
    reply.await.ok()
}

/// Reads a request whole.
///
/// # Errors
/// The answer to one that is too long, or does not come.
async fn read(request: hyper::Request<Incoming>) -> Result<Request, Response> {
    let (head, body) = request.into_parts();
    let is_file = head.method == "POST" && head.uri.path().ends_with("/import");
    let most = if is_file { MOST_FILE_BYTES } else { MOST_BYTES };
    let body = tokio::time::timeout(PATIENCE, to_bytes(Body::new(body), most)).await;
    let body = match body {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return Err(Response::text(413, "paridad: that is too long")),
        Err(_) => return Err(Response::text(408, "paridad: the request did not come")),
    };
    let mut headers: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in &head.headers {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        let known = headers.entry(name.as_str().to_owned());
        known
            .and_modify(|known| *known = format!("{known}\n{value}"))
            .or_insert(value);
    }
    Ok(Request {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers,
        body: body.into(),
    })
}

fn http_response(reply: Reply) -> HttpResponse<Body> {
    let Reply { response, events } = reply;
    let mut builder = HttpResponse::builder().status(response.status);
    for (name, value) in &response.headers {
        builder = builder.header(*name, value);
    }
    let body = match (response.body, events) {
        (ResponseBody::Bytes(bytes), _) => Body::from(bytes),
        (ResponseBody::Events, Some(events)) => Body::new(EventBody { events }),
        (ResponseBody::Events, None) => Body::empty(),
    };
    let built = builder.body(body);
    built.unwrap_or_else(|_| {
        let mut failed = HttpResponse::new(Body::from("paridad: an answer has no sound headers"));
        *failed.status_mut() = axum::http::StatusCode::INTERNAL_SERVER_ERROR;
        failed
    })
}

/// The events of a connection, as they come.
struct EventBody {
    events: UnboundedReceiver<Bytes>,
}

impl hyper::body::Body for EventBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut TaskContext<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let event = self.events.poll_recv(context);
        event.map(|event| event.map(|bytes| Ok(Frame::data(bytes))))
    }
}
