//! What tests begin with: Ada alone, Ada and Bob at one server, and each of them at a proxy of their own.

use e2e::{Cluster, Proxy, Server, Stage, Tab, User, sample_text};

/// Ada with a résumé, in her window.
pub(crate) struct Alone {
    pub(crate) server: Server,
    pub(crate) as_ada: User,
    pub(crate) resume: String,
    pub(crate) ada: Tab,
}

impl Alone {
    /// With a résumé of this content.
    pub(crate) async fn with(stage: &Stage, content: &str) -> anyhow::Result<Self> {
        let server = stage.server().await?;
        let as_ada = User::register(&server.url(), "Ada").await?;
        let resume = as_ada.import(content).await?;
        let ada = open(stage, &as_ada, server.url(), &resume).await?;
        Ok(Self { server, as_ada, resume, ada })
    }
}

/// Ada and Bob, who may both write, in the same résumé.
pub(crate) struct Two {
    pub(crate) server: Server,
    pub(crate) as_ada: User,
    pub(crate) as_bob: User,
    pub(crate) resume: String,
    pub(crate) ada: Tab,
    pub(crate) bob: Tab,
}

impl Two {
    /// With a résumé of this content.
    pub(crate) async fn with(stage: &Stage, content: &str) -> anyhow::Result<Self> {
        let Alone { server, as_ada, resume, ada } = Alone::with(stage, content).await?;
        let as_bob = User::register(&server.url(), "Bob").await?;
        as_ada.share(&resume, &as_bob, "editor").await?;
        let bob = open(stage, &as_bob, server.url(), &resume).await?;
        Ok(Self { server, as_ada, as_bob, resume, ada, bob })
    }
}

/// Two people in the same résumé, with servers that may fail.
pub(crate) struct Pair {
    pub(crate) ada: Tab,
    pub(crate) bob: Tab,
    pub(crate) as_ada: User,
    pub(crate) as_bob: User,
    /// Ada's way to the servers; she prefers the first replica.
    pub(crate) left: Proxy,
    /// Bob's way; he prefers the second.
    pub(crate) right: Proxy,
    pub(crate) resume: String,
    /// The field of a bullet in which both write.
    pub(crate) bullet: String,
}

impl Pair {
    pub(crate) async fn at(stage: &Stage, cluster: &Cluster) -> anyhow::Result<Self> {
        let (left, right) = (cluster.proxy(0).await?, cluster.proxy(1).await?);
        let as_ada = User::register(&left.url(), "Ada").await?;
        let as_bob = User::register(&right.url(), "Bob").await?;
        let resume = as_ada.import(&sample_text()?).await?;
        as_ada.share(&resume, &as_bob, "editor").await?;
        let (ada, bob) =
            tokio::try_join!(open(stage, &as_ada, left.url(), &resume), open(stage, &as_bob, right.url(), &resume),)?;
        let bullet = format!("{}/text", ada.first_bullets("work").await?[0]);
        Ok(Self { ada, bob, as_ada, as_bob, left, right, resume, bullet })
    }
}

pub(crate) async fn open(stage: &Stage, user: &User, base: String, resume: &str) -> anyhow::Result<Tab> {
    let tab = stage.newcomer(&user.name).await?;
    tab.sign_in(&base, user).await?;
    tab.open_resume(&base, resume).await?;
    Ok(tab)
}

/// Words that can be told apart: `a0, a1, a2, …` of the range.
pub(crate) fn words(of: char, range: std::ops::Range<usize>) -> Vec<String> {
    range.map(|number| format!("{of}{number},")).collect()
}

/// Types words one after the other at the end of the field; between them the caret stays where it is.
pub(crate) async fn write_at_end(tab: &Tab, field: &str, words: &[String]) -> anyhow::Result<()> {
    tab.write(field, None, &words.concat()).await
}

/// As [`write_at_end`], at the start.
pub(crate) async fn write_at_start(tab: &Tab, field: &str, words: &[String]) -> anyhow::Result<()> {
    tab.write(field, Some(0), &words.concat()).await
}

/// Fails unless each word is in the text exactly once.
pub(crate) fn each_once<'a>(text: &str, words: impl IntoIterator<Item = &'a String>) -> anyhow::Result<()> {
    for word in words {
        let count = text.matches(word.as_str()).count();
        anyhow::ensure!(count == 1, "“{word}” is there {count} times: {text}");
    }
    Ok(())
}
