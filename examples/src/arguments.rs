//! `--host` and `--port`.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Where the server listens.
#[derive(Debug, Clone, Copy)]
pub struct Arguments {
    /// The address; port 0 takes any that is free.
    pub address: SocketAddr,
}

impl Arguments {
    /// From the command line.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in a sentence.
    pub fn from_env(default_port: u16) -> Result<Self, String> {
        let mut host = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let mut port = default_port;
        let mut arguments = std::env::args().skip(1);
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
            match name.as_str() {
                "--host" => host = value.parse().map_err(|_| format!("{value} is no IP address"))?,
                "--port" => port = value.parse().map_err(|_| format!("{value} is no port"))?,
                _ => return Err(format!("unknown argument {name}: there are --host and --port")),
            }
        }
        Ok(Self { address: SocketAddr::new(host, port) })
    }
}
