//! The end of a server, as a service manager sees it.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

struct Gallery(Child);

impl Drop for Gallery {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.0.kill();
    }
}

/// One connection that sends half a request, and no more, would be enough to hold up every deploy.
#[test]
fn a_client_in_the_middle_of_a_request_does_not_keep_the_server() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gallery"));
    let child = command.args(["--port", "0"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut gallery = Gallery(child);
    let mut line = String::new();
    let mut output = BufReader::new(gallery.0.stdout.take().unwrap());
    output.read_line(&mut line).unwrap();
    let address = line.trim().rsplit('/').next().unwrap();
    let mut client = TcpStream::connect(address).unwrap();
    client.set_read_timeout(Some(Duration::from_secs(15))).unwrap();
    client
        .write_all(
            b"POST /login HTTP/1.1\r\nHost: gallery.test\r\nContent-Type: application/x-www-form-urlencoded\r\n\
              Content-Length: 10\r\nExpect: 100-continue\r\n\r\n",
        )
        .unwrap();
    let mut answer = [0; 21];
    client.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 100 Continue", "it waits for the rest");

    let terminated = Command::new("kill").arg(gallery.0.id().to_string()).status().unwrap();
    assert!(terminated.success());
    let (ended, end) = mpsc::channel();
    // Its output ends with it.
    thread::spawn(move || ended.send(output.read_line(&mut line).unwrap()));
    assert_eq!(end.recv_timeout(Duration::from_secs(15)), Ok(0));
    assert!(gallery.0.wait().unwrap().success());
}
