//! The editor, as the person before it sees it.

use anyhow::ensure;
use chromiumoxide::cdp::browser_protocol::network::{Cookie, SetCookieParams};
use serde_json::Value;

use crate::api::{PASSWORD, User};
use crate::keyboard::CONTROL;
use crate::tab::{Tab, quoted};
use crate::until::until;

/// Everything in the editor that must be the same on every screen: the order of things, and every text. Not a section that
/// stands for this person alone, around what somebody else has deleted under their hands.
const CONTENT: &str = "(() => {
    const title = section => section.querySelector('[data-field$=\"/title\"]');
    const isNobodys = section => section.querySelector('[data-testid=\"ghost\"]')
        && !section.querySelector('[data-testid=\"item\"]')
        && section.dataset.kind !== 'custom'
        && title(section).value.trim() === '';
    const left = [...document.querySelectorAll('[data-testid=\"section\"]')].filter(isNobodys);
    const shown = selector => [...document.querySelectorAll(selector)].filter(e => !left.some(section => section.contains(e)));
    const ids = name => shown(`[data-testid=\"${name}\"]`).map(e => e.dataset.id);
    const fields = {};
    for (const field of shown('[data-field]')) fields[field.dataset.field] = field.value;
    const hidden = [...document.querySelectorAll('[data-hidden]')].map(e => e.dataset.id);
    return { sections: ids('section'), items: ids('item'), bullets: ids('bullet'), hidden, fields };
})()";

/// The selector of a field, such as `basics/name`.
fn field(key: &str) -> String {
    format!("[data-field=\"{key}\"]")
}

impl Tab {
    /// Signs in without the form, and stands at `base` afterwards.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn sign_in(&self, base: &str, user: &User) -> anyhow::Result<()> {
        self.open(base).await?;
        self.wait_js("the page has come", &format!("location.href.startsWith({})", quoted(base))).await?;
        let body = serde_json::json!({ "email": user.email, "password": PASSWORD }).to_string();
        let ask = format!(
            "fetch('/api/v1/auth/login', {{ method: 'POST', headers: {{ 'content-type': 'application/json' }},
                body: {} }}).then(answer => answer.ok)",
            quoted(&body)
        );
        ensure!(self.js::<bool>(&ask).await?, "{} cannot sign in", user.name);
        Ok(())
    }

    /// The session, as the browser keeps it.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn cookies(&self) -> anyhow::Result<Vec<Cookie>> {
        Ok(self.window.chromium()?.get_cookies().await?)
    }

    /// Takes over a session from another window, without having opened anything.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn give_cookies(&self, base: &str, cookies: &[Cookie]) -> anyhow::Result<()> {
        for cookie in cookies {
            let mut given = SetCookieParams::new(cookie.name.clone(), cookie.value.clone());
            given.url = Some(base.to_owned());
            given.http_only = Some(true);
            self.window.chromium()?.execute(given).await?;
        }
        Ok(())
    }

    /// Opens a résumé in the editor and waits until it has come.
    ///
    /// # Errors
    /// When it does not.
    pub async fn open_resume(&self, base: &str, resume: &str) -> anyhow::Result<()> {
        self.open(&format!("{base}/r/{resume}")).await?;
        self.wait_path(&format!("/r/{resume}")).await?;
        self.wait_for("[data-field=\"basics/name\"]").await?;
        self.wait_saved().await
    }

    /// The state line's key: `saved`, `saving`, `offline`, `refused` or `connecting`; nothing without an editor.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn state(&self) -> anyhow::Result<String> {
        self.js("document.querySelector('[data-testid=\"sync-state\"]')?.dataset.state ?? ''").await
    }

    /// Waits until no field is still to be drawn: a long résumé comes a few entries at a time.
    ///
    /// # Errors
    /// As [`Tab::wait_js`].
    pub async fn wait_filled(&self) -> anyhow::Result<()> {
        self.wait_js("all fields are drawn", "!document.querySelector('.fields:not([data-filled])')").await
    }

    /// Waits until the state line says that everything is saved.
    ///
    /// # Errors
    /// As [`Tab::wait_js`].
    pub async fn wait_saved(&self) -> anyhow::Result<()> {
        let is_saved = "document.querySelector('[data-testid=\"sync-state\"][data-state=\"saved\"]') !== null \
                        && document.querySelector('[data-unsaid]') === null";
        self.wait_js("everything is saved", is_saved).await?;
        self.wait_filled().await
    }

    /// What stands in a field.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn value(&self, key: &str) -> anyhow::Result<String> {
        self.js(&format!("document.querySelector({}).value", quoted(&field(key)))).await
    }

    /// Waits until this stands in a field.
    ///
    /// # Errors
    /// As [`Tab::wait_js`].
    pub async fn wait_value(&self, key: &str, wanted: &str) -> anyhow::Result<()> {
        let shown = format!("document.querySelector({})?.value", quoted(&field(key)));
        self.wait_js(&format!("{key} is “{wanted}”"), &format!("{shown} === {}", quoted(wanted))).await
    }

    /// Waits until these words are among what stands in a field.
    ///
    /// # Errors
    /// As [`Tab::wait_js`].
    pub async fn wait_value_has(&self, key: &str, words: &str) -> anyhow::Result<()> {
        let shown = format!("document.querySelector({})?.value", quoted(&field(key)));
        self.wait_js(&format!("{key} has “{words}”"), &format!("{shown}?.includes({})", quoted(words))).await
    }

    /// Types at a place of a field (at its end without one), letter by letter.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn write(&self, key: &str, at: Option<u32>, words: &str) -> anyhow::Result<()> {
        self.place_caret(&field(key), at).await?;
        self.type_words(words).await
    }

    /// Puts the caret into a field, at its end.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn enter(&self, key: &str) -> anyhow::Result<()> {
        self.place_caret(&field(key), None).await
    }

    /// Waits until somebody's caret stands in a field.
    ///
    /// # Errors
    /// As [`Tab::wait_js`].
    pub async fn wait_caret(&self, key: &str, of: &User) -> anyhow::Result<()> {
        let caret = format!(".text-field:has({}) [data-testid=\"remote-caret\"][data-user=\"{}\"]", field(key), of.id);
        self.wait_for(&caret).await
    }

    /// Presses a button of a section, an item or a bullet: `move-up`, `move-down`, `hide`, `delete`. Afterwards the focus
    /// is where the page leaves it.
    ///
    /// # Errors
    /// When there is no such button.
    pub async fn act(&self, id: &str, action: &str) -> anyhow::Result<()> {
        self.click(&format!("[data-id=\"{id}\"] > .toolbar-holder [data-action=\"{action}\"]")).await?;
        self.settled().await
    }

    /// Opens the palette by its keys; the next letters go into it.
    ///
    /// # Errors
    /// As [`Tab::wait_js`].
    pub async fn open_palette(&self) -> anyhow::Result<()> {
        self.press("k", CONTROL).await?;
        self.wait_focus("[data-testid=\"palette\"]").await
    }

    /// The ids of all elements of a kind (`section`, `item`, `bullet`), in order.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn ids(&self, kind: &str) -> anyhow::Result<Vec<String>> {
        let script = format!("[...document.querySelectorAll('[data-testid=\"{kind}\"]')].map(e => e.dataset.id)");
        self.js(&script).await
    }

    /// The ids of the bullets of the first item of a section, in order.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn first_bullets(&self, section: &str) -> anyhow::Result<Vec<String>> {
        self.js(&format!(
            "[...document.querySelector('[data-testid=\"section\"][data-id=\"{section}\"] [data-testid=\"item\"]')
                .querySelectorAll('[data-testid=\"bullet\"]')].map(e => e.dataset.id)"
        ))
        .await
    }

    /// Everything in the editor that must be the same on every screen.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn content(&self) -> anyhow::Result<Value> {
        self.wait_filled().await?;
        self.js(CONTENT).await
    }

    /// Waits until this editor and the other show the same, and both say that everything is saved.
    ///
    /// # Errors
    /// With the first thing that differs.
    pub async fn wait_same(&self, other: &Self) -> anyhow::Result<Value> {
        let mut difference = String::new();
        let what = format!("{} and {} show the same", self.name(), other.name());
        let same = until(&what, async || {
            let (mine, theirs) = (self.content().await?, other.content().await?);
            let states = (self.state().await?, other.state().await?);
            difference = format!("{states:?} {}", differs(&mine, &theirs));
            Ok((mine == theirs && states.0 == "saved" && states.1 == "saved").then_some(mine))
        });
        match same.await {
            Ok(content) => Ok(content),
            Err(error) => {
                self.picture_of_failure().await;
                other.picture_of_failure().await;
                Err(error.context(difference))
            }
        }
    }
}

fn differs(mine: &Value, theirs: &Value) -> String {
    for key in ["sections", "items", "bullets", "hidden"] {
        if mine[key] != theirs[key] {
            return format!("{key}: {} against {}", mine[key], theirs[key]);
        }
    }
    let fields = mine["fields"].as_object().into_iter().flatten();
    let mut different = fields.filter(|(key, value)| theirs["fields"][key.as_str()] != **value);
    match different.next() {
        Some((key, value)) => format!("{key}: {value} against {}", theirs["fields"][key.as_str()]),
        None => "nothing of what this one shows differs".to_owned(),
    }
}
