//! What is measured. Each scenario gets a server that was started for it alone, with nothing in it.

mod cold_open;
mod crowd;
mod fan_out;
mod hostile;
mod joiners;
mod memory;
mod ramp;
mod restart;
mod saved;
mod slow_reader;
mod storm;

use std::time::Duration;

use async_trait::async_trait;

use crate::report::{Column, Figures, Goal};
use crate::subjects::{Kind, Subject};

/// Something that is done to every server in the same way.
#[async_trait(?Send)]
pub trait Scenario {
    /// Its name on the command line and in the results.
    fn key(&self) -> &'static str;

    /// As a heading.
    fn title(&self) -> String;

    /// What is done, in a few sentences.
    fn about(&self) -> String;

    /// What is measured.
    fn columns(&self) -> Vec<Column>;

    /// What we want to reach.
    fn goals(&self) -> Vec<Goal> {
        Vec::new()
    }

    /// Servers that have nothing to measure here are left out.
    fn suits(&self, _kind: Kind) -> bool {
        true
    }

    /// A run that takes longer has failed.
    fn bound(&self) -> Duration {
        Duration::from_secs(180)
    }

    /// One run.
    async fn run(&self, subject: &mut dyn Subject) -> anyhow::Result<Figures>;
}

/// All of them, in the order of the report. `quick`: shorter and smaller, to see that everything works.
pub fn all(quick: bool) -> Vec<Box<dyn Scenario>> {
    let fan_out = fan_out::all(quick).into_iter().map(|scenario| Box::new(scenario) as Box<dyn Scenario>);
    let others: Vec<Box<dyn Scenario>> = vec![
        Box::new(ramp::Ramp { quick }),
        Box::new(saved::Saved { quick }),
        Box::new(memory::Memory { quick }),
        Box::new(storm::Storm { quick }),
        Box::new(cold_open::ColdOpen { quick }),
        Box::new(crowd::Crowd { observers: 1_500, presence: false, quick }),
        Box::new(crowd::Crowd { observers: 500, presence: true, quick }),
        Box::new(joiners::Joiners),
        Box::new(slow_reader::SlowReader { quick }),
        Box::new(hostile::Hostile { quick }),
        Box::new(restart::Restart { quick }),
    ];
    fan_out.chain(others).collect()
}

/// Those whose key is one of these or begins with one of them.
///
/// # Errors
/// When a name fits none.
pub fn chosen(quick: bool, only: &[String]) -> anyhow::Result<Vec<Box<dyn Scenario>>> {
    let fits = |scenario: &dyn Scenario, name: &str| {
        let rest = scenario.key().strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let all = all(quick);
    if let Some(unknown) = only.iter().find(|name| !all.iter().any(|scenario| fits(&**scenario, name))) {
        let keys: Vec<_> = all.iter().map(|scenario| scenario.key()).collect();
        anyhow::bail!("there is no scenario {unknown}; there are {}", keys.join(", "));
    }
    let is_chosen = |scenario: &dyn Scenario| only.is_empty() || only.iter().any(|name| fits(scenario, name));
    Ok(all.into_iter().filter(|scenario| is_chosen(&**scenario)).collect())
}
