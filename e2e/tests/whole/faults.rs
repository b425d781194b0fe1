//! Networks and databases that fail for a while.

use anyhow::ensure;

use super::pair::{Pair, each_once, words, write_at_end, write_at_start};
use super::rounds;

#[tokio::test]
async fn a_network_that_drops_and_hangs_costs_nothing() -> anyhow::Result<()> {
    rounds("network", async |stage| {
        let cluster = stage.cluster(2).await?;
        let pair = Pair::at(stage, &cluster).await?;
        let (ada, bob, bullet) = (&pair.ada, &pair.bob, pair.bullet.as_str());
        let (from_ada, from_bob) = (words('a', 0..30), words('b', 0..30));
        let troubles = async {
            bob.wait_value_has(bullet, "a5,").await?;
            pair.left.cut();
            bob.wait_value_has(bullet, "a12,").await?;
            pair.right.hold(true);
            // Bob is not connected, whatever his browser believes: what he types stays unsaved, and says so.
            bob.wait_js("nothing is called saved", NOT_SAVED).await?;
            pair.right.hold(false);
            ada.wait_value_has(bullet, "b12,").await?;
            pair.left.cut();
            pair.right.cut();
            anyhow::Ok(())
        };
        tokio::try_join!(write_at_end(ada, bullet, &from_ada), write_at_start(bob, bullet, &from_bob), troubles,)?;
        ada.wait_same(bob).await?;
        each_once(&ada.value(bullet).await?, from_ada.iter().chain(&from_bob))
    })
    .await
}

const NOT_SAVED: &str = "document.querySelector('[data-testid=\"sync-state\"]').dataset.state !== 'saved'";

#[tokio::test]
async fn the_database_drops_its_connections_and_everything_is_kept() -> anyhow::Result<()> {
    rounds("database", async |stage| {
        let cluster = stage.cluster(2).await?;
        let pair = Pair::at(stage, &cluster).await?;
        let (ada, bob, bullet) = (&pair.ada, &pair.bob, pair.bullet.as_str());
        let (from_ada, from_bob) = (words('a', 0..30), words('b', 0..30));
        let troubles = async {
            for seen in ["a4,", "a9,", "a15,"] {
                bob.wait_value_has(bullet, seen).await?;
                cluster.database.cut_connections()?;
            }
            anyhow::Ok(())
        };
        tokio::try_join!(write_at_end(ada, bullet, &from_ada), write_at_start(bob, bullet, &from_bob), troubles,)?;
        ada.wait_same(bob).await?;
        each_once(&ada.value(bullet).await?, from_ada.iter().chain(&from_bob))?;
        let resume = pair.as_ada.content(&pair.resume).await?;
        ensure!(resume["work"].to_string().contains("a29,"), "the API does not know it: {resume}");
        Ok(())
    })
    .await
}
