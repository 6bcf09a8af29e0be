//! What a client has sent and nobody has begun yet: a request that it cancels meanwhile is answered so at once.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use anyhow::bail;
use gen_lsp_types::{CancelNotification, Notification as _};
use lsp_server::{Connection, ErrorCode, Message, RequestId, Response};

/// The messages of a client, in the order in which they came.
pub(super) struct Inbox<'c> {
    connection: &'c Connection,
    arriving: Receiver<Message>,
    waiting: VecDeque<Message>,
}

pub(super) enum Heard {
    Message(Message),
    /// Nothing came for so long.
    Pause,
    /// The client is gone.
    End,
}

impl<'c> Inbox<'c> {
    /// Begins to take messages as they come, while others are still worked on.
    pub fn new(connection: &'c Connection) -> Self {
        let (sender, arriving) = channel();
        let receiver = connection.receiver.clone();
        thread::spawn(move || {
            for message in receiver {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self {
            connection,
            arriving,
            waiting: VecDeque::new(),
        }
    }

    /// Waits for a message, or, with a `pause`, so long at most.
    ///
    /// # Errors
    /// A client that nothing can be sent to.
    pub fn next(&mut self, pause: Option<Duration>) -> anyhow::Result<Heard> {
        if self.waiting.is_empty() {
            let heard = match pause {
                Some(pause) => self.arriving.recv_timeout(pause),
                None => self.arriving.recv().map_err(RecvTimeoutError::from),
            };
            match heard {
                Ok(message) => self.waiting.push_back(message),
                Err(RecvTimeoutError::Timeout) => return Ok(Heard::Pause),
                Err(RecvTimeoutError::Disconnected) => return Ok(Heard::End),
            }
        }
        while let Ok(message) = self.arriving.try_recv() {
            if let Some(id) = take(&mut self.waiting, message) {
                let text = "the client did not want it any more".to_owned();
                let response = Response::new_err(id, ErrorCode::RequestCanceled as i32, text);
                self.connection.sender.send(Message::Response(response))?;
            }
        }
        Ok(self
            .waiting
            .pop_front()
            .map_or(Heard::Pause, Heard::Message))
    }

    /// Waits until the client, which has asked to shut down, takes its leave.
    ///
    /// # Errors
    /// Anything else that it says.
    pub fn wait_for_exit(mut self) -> anyhow::Result<()> {
        match self.next(None)? {
            Heard::Message(Message::Notification(told)) if told.method == "exit" => Ok(()),
            Heard::Message(message) => bail!("after `shutdown` the client said {message:?}"),
            Heard::End | Heard::Pause => Ok(()),
        }
    }
}

/// Takes a message in, and returns the request that it cancels: one that waits.
fn take(waiting: &mut VecDeque<Message>, message: Message) -> Option<RequestId> {
    let canceled = match &message {
        Message::Notification(told) if told.method == CancelNotification::METHOD.to_string() => {
            let id = told.params.get("id")?.clone();
            serde_json::from_value::<RequestId>(id).ok()?
        }
        _ => {
            waiting.push_back(message);
            return None;
        }
    };
    let is_it = |it: &Message| matches!(it, Message::Request(request) if request.id == canceled);
    let at = waiting.iter().position(is_it)?;
    waiting.remove(at);
    Some(canceled)
}

#[cfg(test)]
mod tests {
    use lsp_server::{Notification, Request};
    use serde_json::{Value, json};

    use super::*;

    fn request(id: i32) -> Message {
        let method = "textDocument/hover".to_owned();
        Message::Request(Request::new(id.into(), method, Value::Null))
    }

    fn cancel(id: i32) -> Message {
        let method = CancelNotification::METHOD.to_string();
        Message::Notification(Notification::new(method, json!({ "id": id })))
    }

    #[test]
    fn requests_that_wait_are_canceled() {
        let (server, client) = Connection::memory();
        let (sender, arriving) = channel();
        let messages = [request(1), request(2), cancel(2), cancel(7), request(3)];
        for message in messages {
            sender.send(message).unwrap();
        }
        let answered = thread::spawn(move || client.receiver.recv().unwrap());
        let mut inbox = Inbox {
            connection: &server,
            arriving,
            waiting: VecDeque::new(),
        };
        for id in [1, 3] {
            let Ok(Heard::Message(Message::Request(heard))) = inbox.next(None) else {
                panic!("a request is heard");
            };
            assert_eq!(heard.id, RequestId::from(id));
        }
        let Message::Response(response) = answered.join().unwrap() else {
            panic!("a response is sent");
        };
        assert_eq!(response.id, RequestId::from(2));
        let error = response.response_result.unwrap_err();
        assert_eq!(error.code, -32800);
    }
}
