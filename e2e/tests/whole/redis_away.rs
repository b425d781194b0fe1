//! Redis carries news, the database is the truth.

use super::pair::{Pair, each_once, words, write_at_end, write_at_start};
use super::rounds;

#[tokio::test]
async fn redis_goes_and_comes_back_while_two_people_write_on_two_replicas() -> anyhow::Result<()> {
    rounds("redis_away", async |stage| {
        let mut cluster = stage.cluster(2).await?;
        let pair = Pair::at(stage, &cluster).await?;
        let (ada, bob, bullet) = (&pair.ada, &pair.bob, pair.bullet.as_str());
        let (from_ada, from_bob) = (words('a', 0..30), words('b', 0..30));

        let redis = &mut cluster.redis;
        let redis_restarts = async {
            bob.wait_value_has(bullet, "a3,").await?;
            redis.kill();
            // Without Redis it takes longer, and still arrives.
            bob.wait_value_has(bullet, "a15,").await?;
            ada.wait_value_has(bullet, "b15,").await?;
            redis.start_again()
        };
        tokio::try_join!(
            write_at_end(ada, bullet, &from_ada),
            write_at_start(bob, bullet, &from_bob),
            redis_restarts,
        )?;
        ada.wait_same(bob).await?;
        each_once(&ada.value(bullet).await?, from_ada.iter().chain(&from_bob))?;

        // News flow again, in both directions, carets too.
        ada.write("basics/label", None, " of things").await?;
        bob.wait_value_has("basics/label", "of things").await?;
        bob.enter("basics/label").await?;
        ada.wait_caret("basics/label", &pair.as_bob).await
    })
    .await
}
