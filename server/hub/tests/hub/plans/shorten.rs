//! Makes a plan that fails as short as it can be and still fail.

use super::plan::Plan;
use super::run::run;

/// The order of what is ready at one moment is not part of a plan: one that fails may pass now and then.
const TRIES: usize = 8;

/// Leaves out ever smaller parts, as long as what remains fails. Gives the plan and how it fails.
pub fn shorten(plan: Plan, failure: String) -> (Plan, String) {
    let (mut plan, mut failure) = (plan, failure);
    let mut part = plan.steps.len().div_ceil(2).max(1);
    loop {
        let mut start = 0;
        let mut shorter = false;
        while start < plan.steps.len() {
            let mut steps = plan.steps.clone();
            steps.drain(start..(start + part).min(plan.steps.len()));
            let candidate = Plan { seed: plan.seed, steps };
            match (0..TRIES).find_map(|_| run(&candidate).err()) {
                Some(how) => {
                    (plan, failure) = (candidate, how);
                    shorter = true;
                }
                None => start += part,
            }
        }
        if part > 1 {
            part = part.div_ceil(2);
        } else if !shorter {
            return (plan, failure);
        }
    }
}
