//! Two replicas on Postgres and Redis, and the end of one of them.

use std::collections::BTreeSet;

use anyhow::ensure;

use super::pair::{Pair, each_once, open, words, write_at_end, write_at_start};
use super::rounds;

#[tokio::test]
async fn one_replica_dies_in_the_middle_and_nothing_is_lost() -> anyhow::Result<()> {
    rounds("replica_dies", async |stage| {
        let mut cluster = stage.cluster(2).await?;
        let pair = Pair::at(stage, &cluster).await?;
        let (ada, bob, bullet) = (&pair.ada, &pair.bob, pair.bullet.as_str());
        let sections_before: BTreeSet<String> = ada.ids("section").await?.into_iter().collect();
        let (from_ada, from_bob) = (words('a', 0..30), words('b', 0..30));

        // Both write in the same bullet and move sections, at the same time; Ada's replica dies meanwhile.
        let ada_works = async {
            write_at_end(ada, bullet, &from_ada[..10]).await?;
            ada.act("education", "move-up").await?;
            write_at_end(ada, bullet, &from_ada[10..20]).await?;
            ada.act("skills", "move-up").await?;
            write_at_end(ada, bullet, &from_ada[20..]).await
        };
        let bob_works = async {
            write_at_start(bob, bullet, &from_bob[..10]).await?;
            bob.act("education", "move-down").await?;
            write_at_start(bob, bullet, &from_bob[10..20]).await?;
            bob.act("work", "move-down").await?;
            write_at_start(bob, bullet, &from_bob[20..]).await
        };
        let the_end_of_one = async {
            bob.wait_value_has(bullet, "a7,").await?;
            cluster.replicas[0].kill();
            anyhow::Ok(())
        };
        tokio::try_join!(ada_works, bob_works, the_end_of_one)?;

        // Both are on the other replica now, and see the same.
        let content = ada.wait_same(bob).await?;
        let text = ada.value(bullet).await?;
        each_once(&text, from_ada.iter().chain(&from_bob))?;
        let sections: Vec<String> = serde_json::from_value(content["sections"].clone())?;
        ensure!(sections.len() == sections_before.len(), "sections were doubled or lost: {sections:?}");
        ensure!(sections.into_iter().collect::<BTreeSet<_>>() == sections_before, "other sections than before");

        // Whoever comes later sees it as well, and so does the API.
        let third = open(stage, &pair.as_bob, pair.right.url(), &pair.resume).await?;
        third.wait_same(ada).await?;
        let resume = pair.as_bob.content(&pair.resume).await?;
        ensure!(resume["work"].to_string().contains(&*from_ada[29]), "the API does not know it: {resume}");

        // The replica comes back, and serves the same.
        cluster.replicas[0] = stage.start("replica-1-again", cluster.replicas[0].settings().clone()).await?;
        let fourth = open(stage, &pair.as_ada, cluster.replicas[0].url(), &pair.resume).await?;
        fourth.wait_same(bob).await?;
        fourth.write(bullet, None, "and on.").await?;
        fourth.wait_value_has(bullet, "and on.").await?;
        fourth.wait_saved().await?;
        bob.wait_value_has(bullet, "and on.").await
    })
    .await
}

/// Remembers what stood in the bullet each time the state line turned to *Saved*.
fn remember_what_is_saved(bullet: &str) -> String {
    format!(
        "(() => {{
            const line = document.querySelector('[data-testid=\"sync-state\"]');
            window.saved = '';
            new MutationObserver(() => {{
                if (line.dataset.state === 'saved')
                    window.saved = document.querySelector('[data-field=\"{bullet}\"]').value;
            }}).observe(line, {{ attributes: true }});
            return true;
        }})()"
    )
}

#[tokio::test]
async fn what_was_called_saved_or_was_seen_survives_the_death_of_everything() -> anyhow::Result<()> {
    rounds("everything_dies", async |stage| {
        let mut cluster = stage.cluster(2).await?;
        let pair = Pair::at(stage, &cluster).await?;
        let (ada, bob, bullet) = (&pair.ada, &pair.bob, pair.bullet.as_str());
        ada.js::<bool>(&remember_what_is_saved(bullet)).await?;
        let from_ada = words('a', 0..300);
        write_at_end(ada, bullet, &words('s', 0..3)).await?;
        ada.wait_saved().await?;

        // Ada writes without a pause. The moment Bob sees her twentieth word, both replicas and Redis die.
        let (first, second) = cluster.replicas.split_at_mut(1);
        let redis = &mut cluster.redis;
        let the_end_of_all = async {
            bob.wait_value_has(bullet, "a20,").await?;
            first[0].kill();
            second[0].kill();
            redis.kill();
            anyhow::Ok(())
        };
        tokio::select! {
            typed = write_at_end(ada, bullet, &from_ada) => typed?,
            killed = the_end_of_all => killed?,
        }
        let (seen, saved) = (bob.value(bullet).await?, ada.js::<String>("window.saved").await?);
        ensure!(saved.contains("s2,"), "Ada was not told what is saved: {saved}");

        // Both windows are gone before any server is back: nobody can send anything again.
        pair.ada.close().await?;
        pair.bob.close().await?;
        cluster.redis.start_again()?;
        for (number, replica) in cluster.replicas.iter_mut().enumerate() {
            *replica = stage.start(&format!("replica-{number}-again"), replica.settings().clone()).await?;
        }
        let later = open(stage, &pair.as_bob, pair.right.url(), &pair.resume).await?;
        let kept = later.value(bullet).await?;
        ensure!(kept.starts_with(&seen), "Bob had seen more than was kept: “{seen}” of “{kept}”");
        ensure!(kept.starts_with(&saved), "Ada was told that more is saved than was kept: “{saved}” of “{kept}”");
        Ok(())
    })
    .await
}
