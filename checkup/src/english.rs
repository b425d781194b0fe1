//! English verbs as they begin a bullet.

/// Verbs that are nothing else in their first form.
const SURE: &[&str] = &[
    "achieve",
    "administer",
    "advise",
    "analyse",
    "analyze",
    "assist",
    "collaborate",
    "communicate",
    "conduct",
    "configure",
    "coordinate",
    "create",
    "define",
    "deliver",
    "deploy",
    "develop",
    "ensure",
    "establish",
    "evaluate",
    "execute",
    "facilitate",
    "generate",
    "handle",
    "identify",
    "implement",
    "improve",
    "integrate",
    "investigate",
    "maintain",
    "manage",
    "negotiate",
    "optimise",
    "optimize",
    "organise",
    "organize",
    "oversee",
    "participate",
    "perform",
    "prepare",
    "produce",
    "provide",
    "resolve",
    "serve",
    "solve",
    "streamline",
    "supervise",
    "teach",
    "translate",
    "troubleshoot",
    "write",
];

/// Those that may be a noun or an adjective as well: a verb only before a word that begins what is done.
const UNSURE: &[&str] = &[
    "audit", "build", "coach", "design", "direct", "document", "drive", "help", "launch", "lead", "market", "mentor",
    "model", "monitor", "operate", "own", "plan", "process", "program", "recruit", "report", "research", "review",
    "run", "schedule", "sell", "support", "test", "train", "work",
];
const BEGINS_A_NOUN: &[&str] = &["a", "an", "the", "all", "our", "their", "its", "each", "every", "daily", "weekly"];

/// The past of verbs that have no `-ed`.
const IRREGULAR: &[&str] = &[
    "began",
    "brought",
    "built",
    "came",
    "chose",
    "drew",
    "drove",
    "found",
    "gave",
    "grew",
    "held",
    "kept",
    "knew",
    "led",
    "made",
    "met",
    "oversaw",
    "ran",
    "rebuilt",
    "rewrote",
    "rose",
    "saw",
    "sent",
    "sold",
    "sought",
    "spent",
    "spoke",
    "stood",
    "taught",
    "told",
    "took",
    "undertook",
    "went",
    "won",
    "wrote",
];
/// Those that end like a past, and are none or not only one.
const NOT_PAST: &[&str] = &[
    "need",
    "speed",
    "feed",
    "seed",
    "breed",
    "embed",
    "advanced",
    "automated",
    "certified",
    "detailed",
    "distributed",
    "embedded",
    "experienced",
    "hundred",
    "integrated",
    "limited",
    "related",
    "skilled",
    "unlimited",
];

/// The first word that can be a verb: adverbs such as "successfully" stand before it.
pub(crate) fn verb(opening: &[String]) -> Option<(&str, &[String])> {
    let is_adverb = |word: &String| word.len() > 4 && word.ends_with("ly") && word != "apply" && word != "supply";
    let at = usize::from(opening.first().is_some_and(is_adverb));
    let verb = opening.get(at)?;
    Some((verb, &opening[at + 1..]))
}

/// Whether it begins with what somebody does: "manage", "manages", "lead a".
pub(crate) fn is_present(opening: &[String]) -> bool {
    let Some((verb, rest)) = verb(opening) else { return false };
    let is = |known: &[&str]| known.iter().any(|base| is_form(verb, base));
    let begins_a_noun = rest.first().is_some_and(|next| BEGINS_A_NOUN.contains(&next.as_str()));
    is(SURE) || (is(UNSURE) && begins_a_noun)
}

/// Whether a word is the verb, or what he or she does: "manages", "teaches", "identifies".
fn is_form(word: &str, base: &str) -> bool {
    let Some(ending) = word.strip_prefix(base) else {
        let stem = base.strip_suffix('y').and_then(|stem| word.strip_prefix(stem));
        return stem == Some("ies");
    };
    matches!(ending, "" | "s") || (ending == "es" && base.ends_with(['h', 's', 'x']))
}

/// Whether it begins with what somebody did.
pub(crate) fn is_past(opening: &[String]) -> bool {
    verb(opening).is_some_and(|(verb, _)| is_past_verb(verb))
}

pub(crate) fn is_past_verb(word: &str) -> bool {
    let regular = word.len() >= 5 && word.ends_with("ed") && !NOT_PAST.contains(&word);
    regular || word == "used" || IRREGULAR.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::opening;

    #[test]
    fn what_somebody_does() {
        for text in
            ["Manage a budget", "Manages budgets", "Lead a team of five", "Teaches maths", "Currently oversee it"]
        {
            assert!(is_present(&opening(text)), "{text}");
        }
        for text in [
            "Lead developer of the shop",
            "Design systems for banks",
            "Support for 40 users",
            "Managed a budget",
            "Management of budgets",
            "Test automation",
            "Building a team",
            "Cut costs",
            "",
        ] {
            assert!(!is_present(&opening(text)), "{text}");
        }
    }

    #[test]
    fn what_somebody_did() {
        for text in ["Led a team", "Managed a budget", "Successfully negotiated", "Ran tests"] {
            assert!(is_past(&opening(text)), "{text}");
        }
        for text in ["Advanced analytics", "Lead a team", "Speed", "Red", "Distributed systems"] {
            assert!(!is_past(&opening(text)), "{text}");
        }
    }
}
