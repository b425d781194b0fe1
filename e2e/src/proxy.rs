//! What stands before the replicas: browsers keep one address while replicas come and go.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// A TCP proxy. A new connection goes to the first of its servers that takes it.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: tokio::task::JoinHandle<()>,
}

#[derive(Debug)]
struct Shared {
    /// In order of preference.
    servers: Mutex<Vec<SocketAddr>>,
    /// Counted up to cut every connection.
    cuts: watch::Sender<u64>,
    /// While true, nothing passes in either direction and nothing new is accepted.
    held: watch::Sender<bool>,
}

impl Proxy {
    /// Listens on a free port before these servers, the preferred one first.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(servers: impl IntoIterator<Item = SocketAddr>) -> anyhow::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let servers = Mutex::new(servers.into_iter().collect());
        let shared = Arc::new(Shared { servers, cuts: watch::Sender::new(0), held: watch::Sender::new(false) });
        let accepting = tokio::spawn(accept(listener, shared.clone()));
        Ok(Self { address, shared, accepting })
    }

    /// `http://127.0.0.1:…`, without a trailing slash.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on new connections try these servers, in this order.
    pub fn prefer(&self, servers: impl IntoIterator<Item = SocketAddr>) {
        *self.shared.servers() = servers.into_iter().collect();
    }

    /// Cuts every connection, in the middle of whatever it carries.
    pub fn cut(&self) {
        self.shared.cuts.send_modify(|cuts| *cuts += 1);
    }

    /// Holds every byte back, as a network does that has gone silent without saying so; `false` lets them pass again.
    pub fn hold(&self, held: bool) {
        self.shared.held.send_replace(held);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Shared {
    fn servers(&self) -> MutexGuard<'_, Vec<SocketAddr>> {
        self.servers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    // Dropped with this task, and all connections with it.
    let mut connections = JoinSet::new();
    while let Ok((visitor, _)) = listener.accept().await {
        connections.spawn(carry(visitor, shared.clone()));
        while connections.try_join_next().is_some() {}
    }
}

async fn carry(visitor: TcpStream, shared: Arc<Shared>) {
    let mut cuts = shared.cuts.subscribe();
    let servers = shared.servers().clone();
    let mut server = None;
    for address in servers {
        server = TcpStream::connect(address).await.ok();
        if server.is_some() {
            break;
        }
    }
    let Some(server) = server else { return };
    visitor.set_nodelay(true).ok();
    server.set_nodelay(true).ok();
    let both_ways = async {
        let (from_visitor, to_visitor) = visitor.into_split();
        let (from_server, to_server) = server.into_split();
        tokio::join!(
            pass(from_visitor, to_server, shared.held.subscribe()),
            pass(from_server, to_visitor, shared.held.subscribe())
        );
    };
    tokio::select! {
        () = both_ways => {}
        _ = cuts.changed() => {}
    }
}

async fn pass(
    from: tokio::net::tcp::OwnedReadHalf,
    mut to: tokio::net::tcp::OwnedWriteHalf,
    mut held: watch::Receiver<bool>,
) {
    let mut buffer = vec![0; 16 * 1024];
    loop {
        if from.readable().await.is_err() || held.wait_for(|held| !held).await.is_err() {
            break;
        }
        match from.try_read(&mut buffer) {
            Ok(0) => break,
            Ok(length) if to.write_all(&buffer[..length]).await.is_err() => break,
            Err(error) if error.kind() != std::io::ErrorKind::WouldBlock => break,
            _ => {}
        }
    }
    to.shutdown().await.ok();
}
