//! From a configuration to a server that listens, and from a signal to a server that has stopped.

mod outside;
mod serve;
mod shutdown;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use axum::Router;
use pdf::Printer;
use readback::{Reader, Workers};
use store::{Clock, Rng, SystemClock, SystemRandom, Vault};
use tokio::net::{TcpListener, TcpSocket};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::accounts::attempts::Attempts;
use crate::accounts::passwords::Passwords;
use crate::config::{self, Config, PublicUrl};
use crate::door::Door;
use crate::mail::Mail;
use crate::routes;
use crate::state::{App, Parts};

pub use outside::check_redis;
pub use shutdown::Shutdown;

/// Connections that may wait to be accepted: many clients come back at once after a restart.
const BACKLOG: u32 = 4096;

/// Time and randomness: the machine's, or a test's.
#[derive(Clone)]
pub struct Tools {
    /// The only clock.
    pub clock: Arc<dyn Clock>,
    /// The only source of randomness.
    pub rng: Arc<dyn Rng>,
}

impl Tools {
    /// The machine's own.
    pub fn of_this_machine() -> Self {
        Self { clock: Arc::new(SystemClock), rng: Arc::new(SystemRandom) }
    }
}

impl std::fmt::Debug for Tools {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tools")
    }
}

/// A server that is listening. Its visitors wait until [`Server::serve`] runs.
#[derive(Debug)]
pub struct Server {
    app: App,
    site: Router,
    listener: TcpListener,
    address: SocketAddr,
}

/// Opens the database and the relay, starts the hub, and listens.
///
/// # Errors
/// A sentence that says which part cannot be used.
pub async fn start(config: Config, tools: Tools) -> anyhow::Result<Server> {
    make_data_folder(&config)?;
    let key = config::load_or_create_secret_key(&config, &*tools.rng)?;
    let vault = Arc::new(Vault::new(key.0));
    let store = store::connect(config.database()).await.context("the database cannot be used")?;
    let listen = config.listen;
    let taken = || format!("{listen} cannot be listened on");
    let socket = bind(listen).with_context(taken)?;
    let address = socket.local_addr().context("the listening address is unknown")?;
    let public_url = match &config.public_url {
        Some(url) => url.clone(),
        None => PublicUrl::parse(&local_url(address)).context("the listening address makes no URL")?,
    };
    let hub = outside::start_hub(&config, &store, &vault, &tools)?;
    let program = config.program.clone().unwrap_or_else(own_program);
    let app = App::new(Parts {
        public_url,
        hub,
        passwords: Passwords::new(config.hashing)?,
        photos: crate::photos::Photos::default(),
        attempts: Attempts::new(config.rate_limits),
        printer: Printer::new(config.chromium.clone().or_else(pdf::find), pdf::Limits::default()),
        reader: Reader::new(program.clone()),
        files: Workers::new(program, "read-file"),
        mail: Mail::to_folder(config.data_dir.join("mail"), tools.rng.clone()),
        started: tools.clock.now(),
        stopping: CancellationToken::new(),
        sockets: TaskTracker::new(),
        door: Door::new(store.clone(), tools.clock.clone()),
        store,
        vault,
        clock: tools.clock,
        rng: tools.rng,
        config,
    });
    let site = routes::site(&app);
    // Last: whoever gets a connection gets an answer at once.
    let listener = socket.listen(BACKLOG).with_context(taken)?;
    Ok(Server { app, site, listener, address })
}

/// This program. Linux knows it still when its file has been replaced by a newer one.
fn own_program() -> PathBuf {
    let running = PathBuf::from("/proc/self/exe");
    if running.exists() { running } else { std::env::current_exe().unwrap_or_else(|_| "tandem".into()) }
}

impl Server {
    /// The bound address: the real port, also when port 0 was asked for.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How this machine reaches the server.
    pub fn local_url(&self) -> String {
        local_url(self.address)
    }

    /// How people reach it.
    pub fn public_url(&self) -> String {
        self.app.public_url.to_string()
    }

    /// What handlers share. Tests look inside.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Serves until `shutdown` says so.
    ///
    /// # Errors
    /// The listener fails.
    pub async fn serve(self, shutdown: Shutdown) -> anyhow::Result<()> {
        serve::serve(self.app, self.site, self.listener, shutdown).await
    }
}

/// Makes the data folder when there is none.
///
/// # Errors
/// A sentence that names it.
pub fn make_data_folder(config: &Config) -> anyhow::Result<()> {
    std::fs::create_dir_all(&config.data_dir).with_context(|| {
        format!("the data folder {} cannot be made; name another in TANDEM_DATA_DIR", config.data_dir.display())
    })
}

fn bind(address: SocketAddr) -> std::io::Result<TcpSocket> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A restart must not wait for the old connections to be forgotten by the kernel.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}

fn local_url(address: SocketAddr) -> String {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    format!("http://{}", SocketAddr::new(ip, address.port()))
}
