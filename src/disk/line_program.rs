//! A program of the user that answers lines with lines. It is started by its name and arguments, without a shell, in the
//! folder of the project, and ended when it takes too long; Ctrl-C ends it with this program.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{
    Receiver, RecvTimeoutError, Sender, SyncSender, TryRecvError, channel, sync_channel,
};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use camino::Utf8Path;

use crate::config::suggest::SuggestService;
use crate::exchange::machine::LineService;

/// No line is longer, in bytes.
const LONGEST_LINE: u64 = 1 << 20;
/// So many lines wait to be read.
const MOST_LINES: usize = 256;
/// So much is kept of what a program complains of, in bytes.
const MOST_COMPLAINTS: usize = 4 << 10;
/// A program whose input has ended has so long to end.
const FAREWELL: Duration = Duration::from_secs(2);
const STEP: Duration = Duration::from_millis(10);

/// How long a program may take.
#[derive(Clone, Copy, Debug)]
struct Patience {
    line: Duration,
    /// `None`: as long as it is asked.
    all: Option<Duration>,
}

/// A program that is run when the first line is sent.
pub struct LineProgram {
    command: Vec<String>,
    folder: PathBuf,
    patience: Patience,
    running: Option<RunningProgram>,
}

struct RunningProgram {
    child: Child,
    /// `None`: no line follows.
    lines: Option<Sender<String>>,
    answers: Receiver<io::Result<String>>,
    complaints: Receiver<Vec<u8>>,
    begun: Instant,
    /// When the last line was sent or came.
    heard: Instant,
}

impl LineProgram {
    /// Takes the program of a configuration for one run. Its name is looked for in `PATH`; a path begins in the folder of
    /// the project.
    pub fn for_run(service: &SuggestService, folder: &Utf8Path) -> Self {
        let all = Duration::from_secs(service.total_seconds.into());
        Self::new(service, folder, Some(all))
    }

    /// Takes it as [`Self::for_run`] does, for as long as it is asked.
    pub fn for_server(service: &SuggestService, folder: &Utf8Path) -> Self {
        Self::new(service, folder, None)
    }

    fn new(service: &SuggestService, folder: &Utf8Path, all: Option<Duration>) -> Self {
        Self {
            command: service.command.clone(),
            folder: folder.as_std_path().to_owned(),
            patience: Patience {
                line: Duration::from_secs(service.seconds.into()),
                all,
            },
            running: None,
        }
    }

    fn start(&self) -> anyhow::Result<RunningProgram> {
        let (name, arguments) = self.command.split_first().context("no program is named")?;
        // How a path is read otherwise differs from system to system.
        let program = if name.contains(['/', std::path::MAIN_SEPARATOR]) {
            self.folder.join(name)
        } else {
            name.into()
        };
        let mut child = Command::new(program)
            .args(arguments)
            .current_dir(&self.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("running `{name}`"))?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(input), Some(output), Some(errors)) = pipes else {
            bail!("`{name}` has no input or output");
        };
        let (lines, to_send) = channel();
        let (come, answers) = sync_channel(MOST_LINES);
        let (complained, complaints) = channel();
        thread::spawn(move || write_lines(input, &to_send));
        thread::spawn(move || read_lines(output, &come));
        thread::spawn(move || complained.send(read_complaints(errors)));
        let now = now();
        Ok(RunningProgram {
            child,
            lines: Some(lines),
            answers,
            complaints,
            begun: now,
            heard: now,
        })
    }

    /// Returns the line that a program sent, or why there is none.
    fn taken(
        &mut self,
        line: Result<io::Result<String>, RecvTimeoutError>,
    ) -> anyhow::Result<Option<String>> {
        match line {
            Ok(line) => {
                if let Some(running) = &mut self.running {
                    running.heard = now();
                }
                Ok(Some(line.context("reading its answers")?))
            }
            Err(RecvTimeoutError::Timeout) => {
                let limit = self.limit();
                self.running
                    .as_mut()
                    .map(RunningProgram::kill)
                    .transpose()?;
                bail!("it gave no answer {limit}")
            }
            Err(RecvTimeoutError::Disconnected) => {
                let status = self
                    .running
                    .as_mut()
                    .map(RunningProgram::wait)
                    .transpose()?;
                match status.and_then(|status| status.code()) {
                    Some(0) => Ok(None),
                    Some(code) => bail!("it ended with exit code {code}"),
                    None => bail!("it was ended"),
                }
            }
        }
    }

    /// Returns the time that was too short, in words.
    fn limit(&self) -> String {
        let spent = self.running.as_ref().map(|running| running.begun.elapsed());
        match self.patience.all.filter(|all| spent >= Some(*all)) {
            Some(all) => format!("to all texts within {} s", all.as_secs()),
            None => format!("within {} s", self.patience.line.as_secs()),
        }
    }
}

impl RunningProgram {
    /// Returns how long it may still take.
    fn rest(&self, patience: Patience) -> Duration {
        let line = patience.line.saturating_sub(self.heard.elapsed());
        let all = patience
            .all
            .map(|all| all.saturating_sub(self.begun.elapsed()));
        all.map_or(line, |all| all.min(line))
    }

    /// Waits until it has ended, and ends it where that takes too long.
    fn wait(&mut self) -> io::Result<ExitStatus> {
        self.lines = None;
        for _ in 0..FAREWELL.as_millis() / STEP.as_millis() {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            thread::sleep(STEP);
        }
        self.kill()
    }

    fn kill(&mut self) -> io::Result<ExitStatus> {
        // It may have ended by itself meanwhile.
        let _ = self.child.kill();
        self.child.wait()
    }
}

impl Drop for RunningProgram {
    fn drop(&mut self) {
        // Nobody waits for its answers any more.
        let _ = self.kill();
    }
}

impl LineService for LineProgram {
    fn send(&mut self, line: String) -> anyhow::Result<()> {
        if self.running.is_none() {
            self.running = Some(self.start()?);
        }
        if let Some(running) = &mut self.running {
            running.heard = now();
            // That it has ended is told when its answers are waited for.
            let _ = running.lines.as_ref().map(|lines| lines.send(line));
        }
        Ok(())
    }

    fn finish(&mut self) {
        if let Some(running) = &mut self.running {
            running.lines = None;
        }
    }

    fn receive(&mut self) -> anyhow::Result<Option<String>> {
        let Some(running) = &self.running else {
            return Ok(None);
        };
        let line = running.answers.recv_timeout(running.rest(self.patience));
        self.taken(line)
    }

    fn receive_ready(&mut self) -> anyhow::Result<Option<String>> {
        let Some(running) = &self.running else {
            return Ok(None);
        };
        let line = match running.answers.try_recv() {
            Ok(line) => Ok(line),
            Err(TryRecvError::Empty) if running.rest(self.patience).is_zero() => {
                Err(RecvTimeoutError::Timeout)
            }
            Err(TryRecvError::Empty) => return Ok(None),
            Err(TryRecvError::Disconnected) => Err(RecvTimeoutError::Disconnected),
        };
        match self.taken(line)? {
            None => bail!("it ended"),
            line => Ok(line),
        }
    }

    fn end(&mut self) -> String {
        let Some(mut running) = self.running.take() else {
            return String::new();
        };
        // What it wrote is there, however it ended.
        let _ = running.wait();
        let complaints = running.complaints.recv_timeout(FAREWELL);
        String::from_utf8_lossy(&complaints.unwrap_or_default()).into_owned()
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the clock says how long to wait, and nothing of what is written"
)]
fn now() -> Instant {
    Instant::now()
}

/// Hands lines over until no more come, or the program reads no more.
fn write_lines(mut input: ChildStdin, lines: &Receiver<String>) {
    for line in lines {
        let written = writeln!(input, "{line}").and_then(|()| input.flush());
        if written.is_err() {
            return;
        }
    }
}

/// Reads lines until the program ends, or nobody wants them any more.
fn read_lines(output: ChildStdout, come: &SyncSender<io::Result<String>>) {
    let mut output = BufReader::new(output);
    loop {
        match read_line(&mut output) {
            Ok(None) => return,
            Ok(Some(line)) if line.trim().is_empty() => {}
            Ok(Some(line)) => {
                if come.send(Ok(line)).is_err() {
                    return;
                }
            }
            Err(error) => {
                // Nobody may be there to hear it.
                let _ = come.send(Err(error));
                return;
            }
        }
    }
}

fn read_line(output: &mut BufReader<ChildStdout>) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    output
        .by_ref()
        .take(LONGEST_LINE)
        .read_until(b'\n', &mut line)?;
    if line.len() as u64 == LONGEST_LINE {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "a line is too long",
        ));
    }
    let line = String::from_utf8(line);
    let line =
        line.map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "a line is not UTF-8"))?;
    Ok((!line.is_empty()).then_some(line))
}

/// Reads what a program complains of, and returns the end of it.
fn read_complaints(mut errors: ChildStderr) -> Vec<u8> {
    let (mut kept, mut block) = (Vec::new(), [0; MOST_COMPLAINTS]);
    // What cannot be read is not shown.
    while let Ok(read @ 1..) = errors.read(&mut block) {
        kept.extend_from_slice(&block[..read]);
        let surplus = kept.len().saturating_sub(MOST_COMPLAINTS);
        kept.drain(..surplus);
    }
    kept
}
