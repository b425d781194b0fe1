//! Plays a plan, and looks at everything when it has come to rest.
//!
//! Every pause here is in the plan's own time, which passes at once when nobody has anything to do.

use std::collections::BTreeSet;
use std::time::Duration;

use store::Role;
use tokio::time::{Instant, sleep, timeout};

use super::archive::same;
use super::plan::{PEOPLE, Plan, REPLICAS, Step, WINDOWS};
use super::stage::Stage;
use super::watch;

/// Longer than everything that heals by itself needs: comparing heads, reading rights again, forgetting replicas that
/// have died, and the longest pause before a database that was away is asked again.
const REST: Duration = Duration::from_secs(75);
/// Longer than any step may take, in the plan's own time.
const STEP: Duration = Duration::from_secs(120);

/// Plays a plan in a time of its own.
///
/// # Errors
/// What was not as promised.
pub fn run(plan: &Plan) -> Result<(), String> {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().start_paused(true).build().expect("a runtime");
    let (outcome, seen) = watch::during(|| {
        let played = std::panic::catch_unwind(|| runtime.block_on(play(plan)));
        drop(runtime);
        played
    });
    match (outcome, seen.first()) {
        (Ok(Err(failure)), _) => Err(failure),
        (_, Some(seen)) => Err(seen.clone()),
        (Err(_), None) => Err("a panic".to_owned()),
        (Ok(Ok(())), None) => Ok(()),
    }
}

async fn play(plan: &Plan) -> Result<(), String> {
    let mut stage = Stage::new(plan.seed).await;
    for (number, step) in plan.steps.iter().enumerate() {
        let done = timeout(STEP, take(&mut stage, *step)).await;
        let done = done.unwrap_or_else(|_| Err("it does not end".to_owned()));
        done.map_err(|failure| format!("step {number}, {step:?}: {failure}"))?;
    }
    rest(&mut stage).await?;
    look(&mut stage).await?;
    leave(&mut stage).await
}

async fn take(stage: &mut Stage, step: Step) -> Result<(), String> {
    match step {
        Step::Join { window, replica } => drop(stage.join(window % WINDOWS, replica % REPLICAS).await),
        Step::Bounce { window } => {
            if let Some(window) = &mut stage.windows[window % WINDOWS] {
                window.line = None;
            }
        }
        Step::Close { window } => stage.windows[window % WINDOWS] = None,
        Step::Hear { window } => hear(stage, window % WINDOWS).await?,
        Step::Type { window, text, at, remove, insert } => {
            if let Some(window) = may_edit(stage, window).await {
                window.replace(text, at, remove, ["", "a", "b ", "cé", "😀", "long words "][insert % 6]).await;
            }
        }
        Step::Mark { window, text, at } => {
            if let Some(window) = may_edit(stage, window).await {
                window.mark(text, at).await;
            }
        }
        Step::Move { window, thing, to } => {
            let mut dice = stage.new_dice();
            if let Some(window) = may_edit(stage, window).await {
                window.move_thing(thing, to, &mut dice).await;
            }
        }
        Step::Add { window, to } => {
            let mut dice = stage.new_dice();
            if let Some(window) = may_edit(stage, window).await {
                window.add(to, &mut dice).await;
            }
        }
        Step::Delete { window, thing } => {
            let now = stage.unix_ms();
            if let Some(window) = may_edit(stage, window).await {
                window.delete(thing, now).await;
            }
        }
        Step::TakeBack { window } => {
            if let Some(window) = may_edit(stage, window).await {
                window.take_back().await;
            }
        }
        Step::Caret { window, at } => {
            if let Some(window) = &mut stage.windows[window % WINDOWS] {
                window.say_where(at).await;
            }
        }
        Step::Rewrite { person, replica, words } => {
            stage.rewrite(person % PEOPLE, replica % REPLICAS, words).await;
        }
        Step::Role { person, role, told } => {
            // The owner stays.
            stage.set_role(1 + person % (PEOPLE - 1), role, told).await;
        }
        Step::SignOut { person, told } => stage.sign_out(person % PEOPLE, told).await,
        Step::Crash { replica } => stage.crash(replica % REPLICAS).await,
        Step::Restart { replica } => stage.restart(replica % REPLICAS).await,
        Step::Squeeze { replica } => stage.replicas[replica % REPLICAS].hub.release_memory(),
        Step::News { fate } => stage.wire.set(fate),
        Step::Database { replica, mood } => stage.replicas[replica % REPLICAS].sky.set(mood),
        // Time that passes is a step of the plan.
        Step::Pass { milliseconds } => sleep(Duration::from_millis(milliseconds)).await,
    }
    Ok(())
}

/// A window whose fields are not locked, after its first sync.
async fn may_edit(stage: &mut Stage, window: usize) -> Option<&mut super::window::Window> {
    let window = window % WINDOWS;
    let role = stage.role(Stage::owner(window)).await?;
    let window = stage.windows[window].as_mut()?;
    (role >= Role::Editor && window.document.schema_version() > 0).then_some(window)
}

async fn hear(stage: &mut Stage, window: usize) -> Result<(), String> {
    let Stage { windows, archive, .. } = stage;
    let Some(open) = &mut windows[window] else { return Ok(()) };
    let goes_on = open.hear(archive).await.map_err(|failure| format!("window {window}: {failure}"))?;
    if !goes_on {
        windows[window] = None;
    }
    Ok(())
}

/// Everything works again, and everybody who may is connected, until all is said.
async fn rest(stage: &mut Stage) -> Result<(), String> {
    stage.calm_down();
    let end = Instant::now() + REST;
    while Instant::now() < end {
        for window in 0..WINDOWS {
            hear(stage, window).await?;
            let replica = stage.windows[window].as_ref().and_then(|window| Some(window.line.as_ref()?.replica));
            if replica.is_none() {
                stage.join(window, window % REPLICAS).await;
            }
        }
        // Lets timers of up to a second come between two looks.
        sleep(Duration::from_secs(1)).await;
    }
    while let Some(rewritten) = stage.rewrites.join_next().await {
        // What was refused was not made; what was made is there.
        if let Ok(Ok(update)) = rewritten
            && !update.is_empty()
            && !stage.archive.holds(&update).await
        {
            return Err("a change that the server had made is not in the log".to_owned());
        }
    }
    for window in 0..WINDOWS {
        hear(stage, window).await?;
    }
    Ok(())
}

async fn look(stage: &mut Stage) -> Result<(), String> {
    let roles = [stage.role(0).await, stage.role(1).await, stage.role(2).await];
    let mut here = BTreeSet::new();
    for (number, window) in stage.windows.iter().enumerate() {
        let may_read = roles[Stage::owner(number)].is_some();
        match window.as_ref().and_then(|window| Some((window, window.line.as_ref()?))) {
            None if may_read => return Err(format!("window {number} is not connected")),
            Some(_) if !may_read => return Err(format!("window {number} is connected, and may not read")),
            Some((_, line)) if !line.is_saved() => return Err(format!("window {number} has unsaved edits")),
            Some((window, _)) => _ = here.insert(window.document.client_id()),
            None => {}
        }
    }
    let stored = stage.archive.document().await;
    for (number, window) in stage.windows.iter().enumerate() {
        let Some(window) = window else { continue };
        if !same(stored, &window.document) {
            return Err(format!(
                "window {number} differs from the log\n{:?}\n{:?}",
                window.document.read(),
                stored.read()
            ));
        }
        let (seen, own) = (window.presence.here(), window.document.client_id());
        if !here.iter().filter(|client| **client != own).eq(seen.keys()) {
            return Err(format!("window {number} sees {seen:?}, and here are {here:?}"));
        }
        for (other, window) in stage.windows.iter().enumerate() {
            let Some(window) = window.as_ref().filter(|_| other != number) else { continue };
            let user = stage.people[Stage::owner(other)].user.to_string();
            if !seen.get(&window.document.client_id()).is_some_and(|state| state.contains(&user)) {
                return Err(format!("window {number} sees another person in window {other}"));
            }
        }
    }
    for (number, replica) in stage.replicas.iter().enumerate() {
        let (state, view) = replica
            .hub
            .read(stage.resume, |document| (document.encode(), document.read()))
            .await
            .map_err(|error| format!("replica {number} cannot be read: {error}"))?;
        let counters = replica.hub.counters();
        if (counters.divergences.get(), counters.rebuilt.get(), counters.quarantines.get()) != (0, 0, 0) {
            return Err(format!("replica {number} distrusts what is right: {counters:?}"));
        }
        let mut copy = crdt::Document::new(8);
        copy.apply(&state).map_err(|error| error.to_string())?;
        if view != stored.read() || !same(stored, &copy) {
            return Err(format!("replica {number} differs from the log"));
        }
    }
    Ok(())
}

/// Everybody leaves, and nothing is kept for them.
async fn leave(stage: &mut Stage) -> Result<(), String> {
    stage.windows.fill_with(|| None);
    // Longer than an empty room stays, and the writing of its snapshot.
    sleep(Duration::from_secs(30)).await;
    for (number, replica) in stage.replicas.iter().enumerate() {
        let health = replica.hub.health();
        if (health.rooms, health.connections, health.waiting_bytes, health.memory_bytes) != (0, 0, 0, 0) {
            return Err(format!("replica {number} keeps {health:?} after everybody has left"));
        }
    }
    Ok(())
}
