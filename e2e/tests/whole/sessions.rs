//! Long random sessions: two people in their browsers and a stock Yjs client edit one résumé at once; at rest all
//! documents and both pages agree.
//!
//! What each of the three does follows from the seed; which of them is faster does not. `TANDEM_SESSION=<seed>` plays one
//! again, twenty times over; `TANDEM_SESSION=<first>-<last>` plays some of the long ones, each once.

#[path = "sessions/agree.rs"]
mod agree;
#[path = "sessions/person.rs"]
mod person;
#[path = "sessions/stock.rs"]
mod stock;

use anyhow::{Context, ensure};
use crdt::{Random, Seeded};
use e2e::{Proxy, Server, Stage, User, sample_text};

use self::agree::agree;
use self::person::Person;
use self::stock::Stock;

/// What each does between two rests.
const STEPS: usize = 14;
const RESTS: usize = 3;

#[tokio::test]
async fn whatever_three_do_at_once_at_rest_they_agree() -> anyhow::Result<()> {
    Stage::run("sessions", async |stage| {
        let server = stage.server().await?;
        let people = [User::register(&server.url(), "Ada").await?, User::register(&server.url(), "Bob").await?];
        let ways = [Proxy::start([server.address()]).await?, Proxy::start([server.address()]).await?];
        let tabs = [stage.newcomer("Ada").await?, stage.newcomer("Bob").await?];
        for at in 0..2 {
            tabs[at].sign_in(&ways[at].url(), &people[at]).await?;
        }
        for seed in seeds()? {
            let resume = people[0].import(&sample_text()?).await?;
            people[0].share(&resume, &people[1], "editor").await?;
            for at in 0..2 {
                tabs[at].open_resume(&ways[at].url(), &resume).await?;
                tabs[at].wait_js("the service worker is in charge", "navigator.serviceWorker.controller").await?;
            }
            let mut dice = Seeded::new(seed);
            let person = |at: usize, seed| Person::new(&tabs[at], &ways[at], server.address(), &resume, seed);
            let (mut ada, mut bob) = (person(0, dice.next_u64()), person(1, dice.next_u64()));
            let mut stock = Stock::join(&server.url(), &resume, &people[0].token().await?, dice.next_u64()).await?;
            let played = play(&server, &people[0], &resume, &mut ada, &mut bob, &mut stock).await;
            played.with_context(|| {
                format!("the session with TANDEM_SESSION={seed}\n{}\n{}\n{}", ada.did(), bob.did(), stock.did())
            })?;
        }
        Ok(())
    })
    .await
}

fn seeds() -> anyhow::Result<Vec<u64>> {
    let seed = |text: &str| text.parse::<u64>().with_context(|| format!("TANDEM_SESSION is no seed: {text}"));
    Ok(match std::env::var("TANDEM_SESSION") {
        Ok(wanted) if !wanted.is_empty() => match wanted.split_once('-') {
            Some((first, last)) => {
                let seeds: Vec<u64> = (seed(first)?..=seed(last)?).collect();
                ensure!(!seeds.is_empty(), "TANDEM_SESSION holds no seed: {wanted}");
                seeds
            }
            None => vec![seed(&wanted)?; 20],
        },
        _ if e2e::long() => (1..=300).collect(),
        _ => vec![1, 2],
    })
}

async fn play(
    server: &Server,
    owner: &User,
    resume: &str,
    ada: &mut Person<'_>,
    bob: &mut Person<'_>,
    stock: &mut Stock,
) -> anyhow::Result<()> {
    for _ in 0..RESTS {
        tokio::try_join!(ada.go_on(STEPS), bob.go_on(STEPS), stock.go_on(STEPS))?;
        ada.come_back().await?;
        bob.come_back().await?;
        stock.come_back().await?;
        agree(server, owner, resume, [ada.tab(), bob.tab()], stock).await?;
    }
    Ok(())
}
