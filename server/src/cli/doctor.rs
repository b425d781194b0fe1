//! `tandem doctor`: each outside part, one line: what is there, or what is wrong and what to do.

use std::process::ExitCode;

use crate::config::{Config, Secret};
use crate::web::ClientFiles;

/// What was found. `Missing` is a part that the server works without.
enum Finding {
    Good(String),
    Missing(String),
    Bad(String),
}

pub(super) async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let findings = [
        ("data folder", data_folder(config)),
        ("secret key", secret_key(config)),
        ("database", database(config).await),
        ("redis", redis(config).await),
        ("client", client(config).await),
        ("chromium", chromium(config)),
    ];
    let mut code = ExitCode::SUCCESS;
    for (part, finding) in findings {
        let (mark, text) = match finding {
            Finding::Good(text) => ("ok", text),
            Finding::Missing(text) => ("--", text),
            Finding::Bad(text) => {
                code = ExitCode::FAILURE;
                ("!!", text)
            }
        };
        println!("{mark}  {part:<12} {text}");
    }
    Ok(code)
}

fn data_folder(config: &Config) -> Finding {
    let folder = config.data_dir.display();
    let probe = config.data_dir.join(".doctor");
    let tried = std::fs::create_dir_all(&config.data_dir).and_then(|()| std::fs::write(&probe, b""));
    match tried.and_then(|()| std::fs::remove_file(&probe)) {
        Ok(()) => Finding::Good(format!("{folder} can be written")),
        Err(error) => Finding::Bad(format!(
            "{folder} cannot be written: {error}. Make it writable for this user, or name another in TANDEM_DATA_DIR."
        )),
    }
}

fn secret_key(config: &Config) -> Finding {
    match crate::config::load_or_create_secret_key(config, &store::SystemRandom) {
        Ok(_) if config.secret_key.is_some() => Finding::Good("from TANDEM_SECRET_KEY".to_owned()),
        Ok(_) => Finding::Good("in the data folder; keep a backup of it".to_owned()),
        Err(error) => Finding::Bad(error.to_string()),
    }
}

async fn database(config: &Config) -> Finding {
    let name = match &config.postgres {
        Some(_) => "Postgres (DATABASE_URL)".to_owned(),
        None => format!("SQLite, {}", config.sqlite_file().display()),
    };
    match store::connect(config.database()).await {
        Ok(_) => Finding::Good(format!("{name}, at this version's schema")),
        Err(error) if config.postgres.is_some() => Finding::Bad(format!(
            "{name}: {error}. Check that Postgres runs and that the address and password are right."
        )),
        Err(error) => Finding::Bad(format!("{name}: {error}. Check the file, and that no other server uses it.")),
    }
}

async fn redis(config: &Config) -> Finding {
    let Some(Secret(url)) = &config.redis else {
        return Finding::Missing(
            "not set; fine for one server. Several need REDIS_URL to hear of each other.".to_owned(),
        );
    };
    match crate::run::check_redis(url).await {
        Ok(()) => Finding::Good("answers".to_owned()),
        Err(error) => Finding::Bad(format!("{error}. Check that Redis 7 or newer runs at REDIS_URL.")),
    }
}

async fn client(config: &Config) -> Finding {
    if ClientFiles::choose(config).are_built().await {
        Finding::Good("built".to_owned())
    } else {
        Finding::Bad(format!(
            "not found in {}. Run `cargo xtask run`, or name its folder in TANDEM_CLIENT_DIR.",
            config.client_folder().display()
        ))
    }
}

fn chromium(config: &Config) -> Finding {
    match &config.chromium {
        Some(path) if path.is_file() => Finding::Good(path.display().to_string()),
        Some(path) => Finding::Bad(format!("TANDEM_CHROMIUM names {}, which is no file.", path.display())),
        None => match pdf::find() {
            Some(path) => Finding::Good(path.display().to_string()),
            None => Finding::Missing(
                "not found; PDFs are then printed from the browser. Install chromium, or set TANDEM_CHROMIUM."
                    .to_owned(),
            ),
        },
    }
}
