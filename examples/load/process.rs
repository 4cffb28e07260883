//! A server in a process of its own, and what it uses.

use std::{env, fs, io, net::SocketAddr, process::Stdio, time::Duration};

use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
};

/// How the kernel counts processor time for user space: always 100 a second.
const TICKS: u64 = 100;
const PAGE: u64 = 4096;

pub(crate) struct Server {
    child: Child,
    pid: u32,
    pub(crate) address: SocketAddr,
}

impl Server {
    /// Starts this very program as a server, and waits until it listens. It is kept on one processor: what it costs to
    /// move tasks between processors depends on what else the machine does.
    pub(crate) async fn start(mode: &str) -> io::Result<Self> {
        Self::start_with(mode, 1).await
    }

    /// The same, with more than one worker thread.
    pub(crate) async fn start_with(mode: &str, threads: usize) -> io::Result<Self> {
        let mut command = Command::new("taskset");
        command.args(["--cpu-list", "0"]).arg(env::current_exe()?).arg(mode);
        command.env("TOKIO_WORKER_THREADS", threads.to_string());
        let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
        let pid = child.id().ok_or_else(|| io::Error::other("the server ended"))?;
        let output = child.stdout.take().ok_or_else(|| io::Error::other("the server has no output"))?;
        let line = BufReader::new(output).lines().next_line().await?.unwrap_or_default();
        let address = line.strip_prefix("listening on http://").and_then(|address| address.parse().ok());
        let address = address.ok_or_else(|| io::Error::other(format!("the server says {line:?}")))?;
        Ok(Self { child, pid, address })
    }

    /// User and system time so far.
    pub(crate) fn cpu_time(&self) -> io::Result<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.pid))?;
        // The second field, the program's name in parentheses, may contain anything.
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks: u64 = fields.iter().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
        Ok(Duration::from_millis(ticks * 1000 / TICKS))
    }

    /// Resident memory in bytes.
    pub(crate) fn memory(&self) -> io::Result<u64> {
        let statm = fs::read_to_string(format!("/proc/{}/statm", self.pid))?;
        let pages = statm.split_whitespace().nth(1).and_then(|field| field.parse::<u64>().ok());
        pages.map(|pages| pages * PAGE).ok_or_else(|| io::Error::other("no figure in statm"))
    }

    pub(crate) async fn stop(mut self) -> io::Result<()> {
        self.child.kill().await
    }
}
