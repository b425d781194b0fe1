//! Choices of how the page looks.

/// How the page looks. Choices: the last writer wins. Empty texts mean the template's own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Settings {
    pub template: String,
    /// A CSS colour, `#rrggbb`.
    pub accent: String,
    pub font: String,
    /// `A4` or `letter`.
    pub paper: String,
    more: [String; MORE.len()],
}

/// The keys that only the page reads, by [`Settings::get`].
const MORE: [&str; 12] = [
    "dates",
    "heading-font",
    "icons",
    "language",
    "leading",
    "margins",
    "page-numbers",
    "photo",
    "running-name",
    "size",
    "spacing",
    "text",
];

impl Settings {
    /// The keys under which [`crate::Edit::set_value`] takes them, with their values.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let named =
            [("template", &self.template), ("accent", &self.accent), ("font", &self.font), ("paper", &self.paper)];
        named.into_iter().chain(MORE.into_iter().zip(&self.more)).map(|(key, value)| (key, value.as_str()))
    }

    /// The choice of that key; empty when there is none.
    pub fn get(&self, key: &str) -> &str {
        self.entries().find(|(known, _)| *known == key).map_or("", |(_, value)| value)
    }

    /// Puts another choice into this reading; the document stays as it is. Unknown keys are left out.
    pub fn set(&mut self, key: &str, value: &str) {
        if let Some(slot) = self.slot(key) {
            value.clone_into(slot);
        }
    }

    pub(crate) fn slot(&mut self, key: &str) -> Option<&mut String> {
        match key {
            "template" => Some(&mut self.template),
            "accent" => Some(&mut self.accent),
            "font" => Some(&mut self.font),
            "paper" => Some(&mut self.paper),
            _ => self.more.get_mut(MORE.iter().position(|known| *known == key)?),
        }
    }
}
