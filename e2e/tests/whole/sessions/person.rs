//! Somebody in a browser who does whatever comes to mind.

use std::net::SocketAddr;

use crdt::{Random, Seeded};
use e2e::{ALT, CONTROL, Proxy, SHIFT, Tab};

/// What people type: letters, an accent, an emoji of two units, one of several, Hebrew.
const WORDS: [&str; 8] = ["a", "word ", "é", "😀", "👩‍👩‍👧", "שלום", "to be, ", "\u{301}"];

pub(super) struct Person<'a> {
    tab: &'a Tab,
    way: &'a Proxy,
    server: SocketAddr,
    resume: String,
    dice: Seeded,
    did: Vec<String>,
    is_away: bool,
}

impl<'a> Person<'a> {
    pub(super) fn new(tab: &'a Tab, way: &'a Proxy, server: SocketAddr, resume: &str, seed: u64) -> Self {
        let (dice, did) = (Seeded::new(seed), Vec::new());
        Self { tab, way, server, resume: resume.to_owned(), dice, did, is_away: false }
    }

    pub(super) fn tab(&self) -> &'a Tab {
        self.tab
    }

    /// What they did, for whoever looks into a failure.
    pub(super) fn did(&self) -> String {
        format!("{}: {}", self.tab.name(), self.did.join("; "))
    }

    pub(super) async fn go_on(&mut self, steps: usize) -> anyhow::Result<()> {
        for _ in 0..steps {
            self.step().await?;
        }
        Ok(())
    }

    /// The connection is there again, if it was not.
    pub(super) async fn come_back(&mut self) -> anyhow::Result<()> {
        if std::mem::take(&mut self.is_away) {
            self.way.prefer([self.server]);
        }
        self.tab.wait_saved().await
    }

    async fn step(&mut self) -> anyhow::Result<()> {
        let kind = self.dice.below(100);
        match kind {
            0..=39 => {
                let at = self.place_caret(false).await?;
                let words = self.words();
                self.did.push(format!("{at} types {words:?}"));
                self.tab.type_words(&words).await
            }
            40..=49 => {
                let at = self.place_caret(false).await?;
                let (key, times) = (["Backspace", "Delete"][self.dice.below(2)], 1 + self.dice.below(4));
                self.did.push(format!("{at} {key} × {times}"));
                for _ in 0..times {
                    self.tab.press(key, 0).await?;
                }
                Ok(())
            }
            50..=54 => {
                let at = self.place_caret(true).await?;
                self.did.push(format!("{at} Enter"));
                self.tab.press("Enter", 0).await
            }
            55..=60 => {
                let at = self.place_caret(true).await?;
                let key = ["b", "i"][self.dice.below(2)];
                self.did.push(format!("{at} Ctrl+{key}"));
                self.tab.press(key, CONTROL).await
            }
            61..=64 => {
                let at = self.place_caret(true).await?;
                let words = [self.words(), self.words()].join("\n");
                self.did.push(format!("{at} pastes {words:?}"));
                self.tab.paste(&words).await
            }
            65..=68 => {
                let at = self.place_caret(true).await?;
                self.did.push(format!("{at} composes"));
                self.tab.compose("か").await?;
                self.tab.compose("かん").await?;
                self.tab.paste("漢").await
            }
            69..=75 => {
                let at = self.place_caret(false).await?;
                let key = ["ArrowUp", "ArrowDown"][self.dice.below(2)];
                self.did.push(format!("{at} Alt+{key}"));
                self.tab.press(key, ALT).await
            }
            76..=80 => self.click(".bullet [data-action=delete], .bullet [data-action=hide]").await,
            81 => self.click(".item > .toolbar-holder [data-action]").await,
            82 => self.click(".section > .toolbar-holder [data-action]").await,
            83..=85 => self.click("[data-action=add-bullet], [data-action=add-item]").await,
            86..=88 => self.choose_from_menu().await,
            89..=93 => self.history().await,
            94..=95 => {
                self.did.push("reloads".to_owned());
                self.tab.open(&format!("{}/r/{}", self.way.url(), self.resume)).await?;
                self.tab.wait_for("[data-field=\"basics/name\"]").await
            }
            _ => {
                self.is_away = !self.is_away;
                self.did.push(if self.is_away { "goes offline" } else { "comes back" }.to_owned());
                self.way.prefer((!self.is_away).then_some(self.server));
                self.way.cut();
                Ok(())
            }
        }
    }

    fn words(&mut self) -> String {
        (0..=self.dice.below(4)).map(|_| WORDS[self.dice.below(WORDS.len())]).collect()
    }

    fn die(&mut self) -> f64 {
        (self.dice.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Puts the caret, or a selection of a few letters, somewhere; mostly into a bullet.
    async fn place_caret(&mut self, selects: bool) -> anyhow::Result<String> {
        let dice = [self.die(), self.die(), self.die(), self.die()];
        self.tab
            .js(&format!(
                "(([kind, which, where, length]) => {{
                    const all = [...document.querySelectorAll('.fields textarea[data-field]')];
                    const bullets = all.filter(field => field.closest('.bullet'));
                    const from = kind < 0.75 && bullets.length ? bullets : all;
                    const field = from[Math.floor(which * from.length)], words = field.value;
                    const snap = at => /[\\udc00-\\udfff]/.test(words[at] ?? '') ? at - 1 : at;
                    const start = snap(Math.floor(where * (words.length + 1)));
                    const end = snap(Math.min(words.length, start + Math.floor(length * 6)));
                    field.focus();
                    field.setSelectionRange(start, {selects} ? end : start);
                    return `${{field.dataset.field}}@${{start}}`;
                }})({dice:?})"
            ))
            .await
    }

    /// Presses one of these buttons.
    async fn click(&mut self, buttons: &str) -> anyhow::Result<()> {
        let which = self.die();
        let pressed: String = self
            .tab
            .js(&format!(
                "(() => {{
                    const all = [...document.querySelectorAll({buttons:?})];
                    const button = all[Math.floor({which} * all.length)];
                    button?.click();
                    return `${{button?.dataset.action}} of ${{button?.closest('[data-id]')?.dataset.id}}`;
                }})()"
            ))
            .await?;
        self.did.push(pressed);
        Ok(())
    }

    /// A copy, or a place further away, from the menu behind a handle.
    async fn choose_from_menu(&mut self) -> anyhow::Result<()> {
        let dice = [self.die(), self.die()];
        let chosen: String = self
            .tab
            .js(&format!(
                "(([which, what]) => {{
                    const all = [...document.querySelectorAll('.bullet > .handle')];
                    const handle = all[Math.floor(which * all.length)];
                    handle?.click();
                    return new Promise(done => setTimeout(() => {{
                        const offers = [...document.querySelectorAll('.handle-menu:popover-open button')];
                        const offer = offers[Math.floor(what * offers.length)];
                        offer?.click();
                        done(`${{offer?.innerText}} for ${{handle?.closest('[data-id]')?.dataset.id}}`);
                    }}, 60));
                }})({dice:?})"
            ))
            .await?;
        self.did.push(chosen);
        Ok(())
    }

    async fn history(&mut self) -> anyhow::Result<()> {
        let times = 1 + self.dice.below(3);
        let (key, modifiers, name) = [("z", CONTROL, "undo"), ("z", CONTROL + SHIFT, "redo")][self.dice.below(2)];
        self.did.push(format!("{name} × {times}"));
        for _ in 0..times {
            self.tab.press(key, modifiers).await?;
        }
        Ok(())
    }
}
