//! Text with as much of its form as all kinds of file share.

/// A paragraph, a heading or a bullet of a file; of a page, a line.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Line {
    pub role: Role,
    pub runs: Vec<Run>,
    /// Whether something stands between it and the line before: a blank line, a rule, much space.
    pub gap: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Role {
    /// 1 is the highest.
    Heading(u8),
    Bullet,
    /// What a place is, apart from what the person did there.
    About,
    #[default]
    Text,
}

/// Words of one look.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    pub link: Option<String>,
}

impl Line {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { runs: vec![Run { text: text.into(), ..Run::default() }], ..Self::default() }
    }

    /// The words alone.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Adds a run, to the last one when it looks the same.
    pub(crate) fn push(&mut self, run: Run) {
        match self.runs.last_mut() {
            Some(last) if last.bold == run.bold && last.italic == run.italic && last.link == run.link => {
                last.text.push_str(&run.text);
            }
            _ if run.text.is_empty() => {}
            _ => self.runs.push(run),
        }
    }

    /// Whether some of its words are bold, and others are not.
    pub(crate) fn is_partly_bold(&self) -> bool {
        let has = |bold: bool| self.runs.iter().any(|run| run.bold == bold && run.text.contains(char::is_alphabetic));
        has(true) && has(false)
    }

    pub(crate) fn is_bullet(&self) -> bool {
        self.role == Role::Bullet
    }

    /// The level of a heading.
    pub(crate) fn level(&self) -> Option<u8> {
        match self.role {
            Role::Heading(level) => Some(level),
            _ => None,
        }
    }
}

/// What stands at the beginning of a bullet in plain text, with the rest.
pub(crate) fn after_bullet(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let is_sign = "•‣◦▪▫●○■□∙·⁃➢➤►▸✓✔".contains(first) || "\u{f0b7}\u{f0a7}\u{2023}".contains(first);
    let is_dash = "-*–—+".contains(first) && rest.starts_with([' ', '\t', '\u{a0}']);
    (is_sign || is_dash).then(|| rest.trim_start()).filter(|rest| !rest.is_empty())
}
