//! Phones and tablets: what has no room beside the fields is behind a tab.

use e2e::{LOOKS, Look, Stage};

use super::pair::Alone;

const RESUME: &str = r#"{ "basics": { "name": "Ada" }, "work": [{ "name": "Navy" }] }"#;
const TABLET: Look = Look { name: "tablet", width: 1024, height: 768, dark: false };

#[tokio::test]
async fn the_look_is_chosen_on_a_phone_and_on_a_tablet_by_keyboard() -> anyhow::Result<()> {
    Stage::run("narrow_look", async |stage| {
        let Alone { server: _server, as_ada, resume, ada } = Alone::with(stage, RESUME).await?;
        for (look, colour) in [(LOOKS[2], "#1f4e79"), (TABLET, "#9a3b1f")] {
            ada.look(look).await?;
            ada.tab_to("[data-tab=look]").await?;
            ada.press("Enter", 0).await?;
            ada.wait_for("[data-tab=look][aria-pressed=true]").await?;
            // In the order of keys it comes next, and the page is to be seen beneath it.
            ada.tab_to(&format!(".look [data-value=\"{colour}\"]")).await?;
            ada.check_focus().await?;
            ada.press("Enter", 0).await?;
            ada.wait_for(&format!("[data-value=\"{colour}\"][aria-pressed=true]")).await?;
            let fits = "document.documentElement.scrollWidth <= innerWidth
                && document.querySelector('.desk').getBoundingClientRect().height > innerHeight / 3
                && document.querySelector('.look select').getBoundingClientRect().height >= 24";
            ada.wait_js("the look and the page have room", fits).await?;
            e2e::until("the résumé has the colour", async || {
                let settings = &as_ada.content(&resume).await?["meta"]["tandem"]["settings"];
                Ok((settings["accent"] == colour).then_some(()))
            })
            .await?;
            ada.click("[data-tab=fields]").await?;
        }
        Ok(())
    })
    .await
}
