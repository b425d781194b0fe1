//! One remark.

use crdt::FieldRef;

/// How much it matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Wrong, or missing where nobody would leave it out.
    Problem,
    /// Right, and could be better.
    Better,
    /// Worth a look; often right as it is.
    Note,
}

impl Severity {
    pub const ALL: [Self; 3] = [Self::Problem, Self::Better, Self::Note];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Better => "better",
            Self::Note => "note",
        }
    }
}

/// One remark: what, and at which field.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Finding {
    pub rule: Rule,
    pub severity: Severity,
    /// A text or a date of the résumé; a bullet's `text`, a section's `title`.
    pub at: FieldRef,
    /// The words that are meant, where the rule is about words; few of them.
    pub words: String,
    /// How many, where the rule counts something.
    pub number: u32,
}

/// Makes [`Rule`] with the key and the reason of each.
macro_rules! rules {
    ($($name:ident $key:literal $why:literal)*) => {
        /// What a remark is about.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Rule {
            $(#[doc = $why] $name,)*
        }

        impl Rule {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name in the API.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// Why it is remarked on, in one sentence.
            pub const fn why(self) -> &'static str {
                match self { $(Self::$name => $why,)* }
            }
        }
    };
}

rules! {
    NoName "no-name" "A résumé without a name belongs to nobody."
    NoContact "no-contact" "Nobody can answer without an e-mail address or a telephone number."
    NoEmail "no-email" "Most recruiters answer by e-mail."
    NoPhone "no-phone" "Some recruiters call before they write."
    EmailMalformed "email-malformed" "No mail arrives at an address of this form."
    PhoneMalformed "phone-malformed" "Nobody can dial this."
    LinkMalformed "link-malformed" "This address does not open anything."
    DateUnreadable "date-unreadable" "Programs that read résumés do not find a date in these words."
    DateImplausible "date-implausible" "This year is so far away that it looks like a slip."
    DatesReversed "dates-reversed" "It ends before it begins."
    NoDates "no-dates" "A role without dates leaves open when it was, and readers fear the worst."
    Gap "gap" "Readers ask what was in a gap of more than half a year."
    Overlap "overlap" "Two roles at once may be right, or a slip in the dates."
    NoTitle "no-title" "Without its first line an entry does not say what it is."
    NoPlace "no-place" "An entry that does not say where it was is hard to believe."
    EmptyEntry "empty-entry" "An entry without words does not appear on the page."
    EmptySection "empty-section" "A section without entries does not appear on the page."
    NoBullets "no-bullets" "A role without a word of what was done there does not speak for anybody."
    ManyBullets "many-bullets" "In a long list the best bullets are not seen."
    LongBullet "long-bullet" "A bullet of more than three lines is skipped."
    LongParagraph "long-paragraph" "A long paragraph is skipped."
    LongResume "long-resume" "Most readers see the first two pages."
    ShortResume "short-resume" "There is little here to decide by."
    SameBullet "same-bullet" "The same bullet stands there twice."
    Placeholder "placeholder" "Words that were only keeping the place are still there."
    WeakOpening "weak-opening" "It hides what you did yourself; begin with that."
    RepeatedOpening "repeated-opening" "Bullets that all begin alike read like one."
    NoNumbers "no-numbers" "A number says how much, how many or how fast, and makes it credible."
    PresentInPast "present-in-past" "What has ended is told in the past."
    PastInPresent "past-in-present" "What still goes on is told in the present; if it has ended, it needs an end date."
    FirstPerson "first-person" "In bullets the reader knows who it is about."
}
