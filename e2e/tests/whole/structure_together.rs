//! Two people rearrange the same résumé: nobody loses the caret, and nothing breaks that somebody holds.

use e2e::{Server, Stage, Tab, User};

use super::structure::{RESUME, bullet, named, wait_bullets, wait_lands, wait_no_drag};

async fn two(stage: &Stage) -> anyhow::Result<(Server, Tab, Tab)> {
    let server = stage.server().await?;
    let (as_ada, as_bob) = (User::register(&server.url(), "Ada").await?, User::register(&server.url(), "Bob").await?);
    let resume = as_ada.import(RESUME).await?;
    as_ada.share(&resume, &as_bob, "editor").await?;
    let ada = super::pair::open(stage, &as_ada, server.url(), &resume).await?;
    let bob = super::pair::open(stage, &as_bob, server.url(), &resume).await?;
    Ok((server, ada, bob))
}

fn id_of(selector: &str) -> String {
    selector.split('"').nth(1).unwrap_or_default().to_owned()
}

#[tokio::test]
async fn what_somebody_holds_is_deleted_or_loses_its_place() -> anyhow::Result<()> {
    Stage::run("held_and_deleted", async |stage| {
        let (_server, ada, bob) = two(stage).await?;
        let (a1, a2, n2) = (bullet(&ada, "a1").await?, bullet(&ada, "a2").await?, bullet(&ada, "n2").await?);
        ada.bring_into_view(&named(&ada, "item", "Clerk, Navy").await?).await?;
        let mut hold = ada.grab(&format!("{a1} > .handle")).await?;
        hold.move_to(ada.place_of(&n2).await?.middle()).await?;
        wait_lands(&ada, "here").await?;
        bob.act(&id_of(&a1), "delete").await?;
        // There is nothing to hold any more, and letting go does nothing.
        wait_no_drag(&ada).await?;
        hold.let_go().await?;
        wait_bullets(&ada, &["a2 a3", "n1 n2", "yrs axum"]).await?;

        // The place that was meant goes: the item with the whole list.
        let mut hold = ada.grab(&format!("{a2} > .handle")).await?;
        hold.move_to(ada.place_of(&n2).await?.middle()).await?;
        wait_lands(&ada, "here").await?;
        let navy = named(&bob, "item", "Clerk, Navy").await?;
        bob.act(&id_of(&navy), "delete").await?;
        wait_bullets(&ada, &["a2 a3", "yrs axum"]).await?;
        ada.wait_for("[data-testid=drag]").await?;
        hold.let_go().await?;
        wait_no_drag(&ada).await?;
        bob.click("[data-testid=\"toast\"]:last-child [data-action=\"undo\"]").await?;
        ada.wait_same(&bob).await?;

        // It is moved by somebody else while it is held: the last one to put it somewhere is right.
        let a3 = bullet(&ada, "a3").await?;
        let mut hold = ada.grab(&format!("{a3} > .handle")).await?;
        let n1 = bullet(&ada, "n1").await?;
        let n1 = ada.place_of(&n1).await?;
        hold.move_to((n1.left + 40.0, n1.top + 3.0)).await?;
        wait_lands(&ada, "here").await?;
        bob.act(&id_of(&a3), "hide").await?;
        bob.act(&id_of(&a3), "move-up").await?;
        ada.wait_js("it is hidden", &format!("document.querySelector('{a3}').dataset.hidden")).await?;
        hold.let_go().await?;
        wait_no_drag(&ada).await?;
        ada.wait_js(
            "it is where it was let go",
            &format!("document.querySelector('{a3} ~ [data-testid=bullet] textarea').value === 'n1'"),
        )
        .await?;
        ada.wait_same(&bob).await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_text_is_moved_under_the_caret_and_takes_every_letter() -> anyhow::Result<()> {
    Stage::run("moved_while_typing", async |stage| {
        let (_server, ada, bob) = two(stage).await?;
        let (a2, n2) = (bullet(&ada, "a2").await?, bullet(&ada, "n2").await?);
        ada.bring_into_view(&named(&ada, "item", "Clerk, Navy").await?).await?;
        let field = format!("{}/text", id_of(&a2));
        let caret =
            format!("document.activeElement.dataset.field === '{field}' && document.activeElement.selectionStart");
        bob.write(&field, Some(1), "x").await?;
        bob.wait_value(&field, "ax2").await?;
        ada.wait_value(&field, "ax2").await?;

        // Ada drags the bullet in which he writes to another item, then sends its neighbour after it.
        let mut hold = ada.grab(&format!("{a2} > .handle")).await?;
        let last = ada.place_of(&n2).await?;
        hold.move_to((last.left + 40.0, last.bottom - 3.0)).await?;
        wait_lands(&ada, "here").await?;
        hold.let_go().await?;
        wait_bullets(&bob, &["a1 a3", "n1 n2 ax2", "yrs axum"]).await?;
        bob.wait_js("his caret is where it was", &format!("{caret} === 2")).await?;
        bob.type_words("y").await?;
        bob.wait_value(&field, "axy2").await?;

        // The whole role, and the section around it.
        let navy = named(&ada, "item", "Clerk, Navy").await?;
        ada.act(&id_of(&navy), "move-up").await?;
        wait_bullets(&bob, &["n1 n2 axy2", "a1 a3", "yrs axum"]).await?;
        bob.wait_js("his caret is where it was", &format!("{caret} === 3")).await?;
        ada.act("work", "move-down").await?;
        bob.wait_js("the section has moved", "document.querySelector('[data-testid=section]').dataset.id === 'skills'")
            .await?;
        bob.wait_js("his caret is where it was", &format!("{caret} === 3")).await?;
        bob.type_words("z").await?;
        ada.wait_value(&field, "axyz2").await?;

        // While he types without a pause, it goes from item to item.
        let (acme, moves) = (named(&ada, "item", "Engineer, Acme").await?, 4);
        let sends = async {
            for round in 0..moves {
                ada.click(&format!("{a2} > .handle")).await?;
                ada.click(&format!("{a2} > .handle-menu [data-action=move-to]")).await?;
                let to = if round % 2 == 0 { &acme } else { &navy };
                ada.wait_for(&format!("{to} {a2}")).await?;
                bob.wait_for(&format!("{to} {a2}")).await?;
            }
            anyhow::Ok(())
        };
        let words: String = (0..80).map(|number| format!("{number},")).collect();
        tokio::try_join!(bob.type_words(&words), sends)?;
        bob.wait_value(&field, &format!("axyz{words}2")).await?;
        ada.wait_same(&bob).await.map(drop)
    })
    .await
}

#[tokio::test]
async fn who_has_just_typed_in_a_bullet_with_another_deletes_it() -> anyhow::Result<()> {
    Stage::run("typed_then_deleted", async |stage| {
        let (_server, ada, bob) = two(stage).await?;
        let a1 = id_of(&bullet(&ada, "a1").await?);
        let field = format!("{a1}/text");
        bob.write(&field, None, "!").await?;
        ada.write(&field, None, " mine").await?;
        bob.wait_value_has(&field, "mine").await?;
        // Its buttons are out of the way of whoever types, and come back when the line is touched.
        bob.click(&format!("[data-field=\"{field}\"]")).await?;
        bob.act(&a1, "delete").await?;
        ada.wait_for("[data-testid=ghost]").await
    })
    .await
}
