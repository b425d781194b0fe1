//! What a résumé is made of: the kinds of section, their fields and their lists.
//!
//! The tables follow JSON Resume 1.0.0; the keys are its keys. A field whose key has a dot lives in a nested object of
//! the contact block (`location.city`).

/// The version of the document's shape that this code writes, see [`crate::Document::upgrade`].
pub const VERSION: i64 = 1;

/// How a field is edited and checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// One line of plain text.
    Line,
    /// Text of several lines with the marks bold, italic and link.
    Paragraph,
    Url,
    Email,
    Phone,
    /// A year, a month or a day; one value, the last writer wins.
    Date,
}

impl Form {
    /// Whether the field is a shared text (everything that a person types), not a value.
    pub fn is_text(self) -> bool {
        self != Self::Date
    }
}

/// One field of an item or of the contact block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FieldSpec {
    pub key: &'static str,
    pub label: &'static str,
    pub form: Form,
}

/// One list of bullets of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ListSpec {
    pub key: &'static str,
    pub label: &'static str,
    /// Whether its bullets carry marks.
    pub rich: bool,
    /// What one entry is called, in lower case: "Add a …".
    pub one: &'static str,
}

/// The kind of a section, which decides the fields of its items.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SectionKind {
    Work,
    Volunteer,
    Education,
    Awards,
    Certificates,
    Publications,
    Skills,
    Languages,
    Interests,
    References,
    Projects,
    /// The links of the contact block; not a section of its own on the page.
    Profiles,
    /// A section that the person named.
    Custom,
    /// What a cover letter says: the one section of a document of its own, see [`crate::cover`]. No résumé has one.
    Letter,
}

const fn field(key: &'static str, label: &'static str, form: Form) -> FieldSpec {
    FieldSpec { key, label, form }
}

const fn list(key: &'static str, label: &'static str, rich: bool, one: &'static str) -> ListSpec {
    ListSpec { key, label, rich, one }
}

/// The fields of the contact block and the summary.
pub const BASICS_FIELDS: &[FieldSpec] = &[
    field("name", "Name", Form::Line),
    field("label", "Headline", Form::Line),
    field("email", "Email", Form::Email),
    field("phone", "Phone", Form::Phone),
    field("url", "Website", Form::Url),
    field("location.address", "Address", Form::Line),
    field("location.postalCode", "Postal code", Form::Line),
    field("location.city", "City", Form::Line),
    field("location.region", "Region", Form::Line),
    field("location.countryCode", "Country", Form::Line),
    field("image", "Photo address", Form::Url),
    field("summary", "Summary", Form::Paragraph),
];

/// The sections that every résumé has, in the order in which a page shows them.
pub const STANDARD_SECTIONS: &[SectionKind] = &[
    SectionKind::Work,
    SectionKind::Volunteer,
    SectionKind::Education,
    SectionKind::Projects,
    SectionKind::Skills,
    SectionKind::Languages,
    SectionKind::Certificates,
    SectionKind::Awards,
    SectionKind::Publications,
    SectionKind::Interests,
    SectionKind::References,
];

const FROM: FieldSpec = field("startDate", "From", Form::Date);
const TO: FieldSpec = field("endDate", "To", Form::Date);
const URL: FieldSpec = field("url", "Link", Form::Url);
const SUMMARY: FieldSpec = field("summary", "Summary", Form::Paragraph);
const HIGHLIGHTS: ListSpec = list("highlights", "Highlights", true, "bullet");
const KEYWORDS: ListSpec = list("keywords", "Keywords", false, "keyword");

impl SectionKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Work,
        Self::Volunteer,
        Self::Education,
        Self::Awards,
        Self::Certificates,
        Self::Publications,
        Self::Skills,
        Self::Languages,
        Self::Interests,
        Self::References,
        Self::Projects,
        Self::Profiles,
        Self::Custom,
        Self::Letter,
    ];

    /// The key in JSON Resume, and the id of the standard section.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Volunteer => "volunteer",
            Self::Education => "education",
            Self::Awards => "awards",
            Self::Certificates => "certificates",
            Self::Publications => "publications",
            Self::Skills => "skills",
            Self::Languages => "languages",
            Self::Interests => "interests",
            Self::References => "references",
            Self::Projects => "projects",
            Self::Profiles => "profiles",
            Self::Custom => "custom",
            Self::Letter => "letter",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.key() == key)
    }

    /// The heading, when nobody has renamed the section.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Work => "Experience",
            Self::Volunteer => "Volunteering",
            Self::Education => "Education",
            Self::Awards => "Awards",
            Self::Certificates => "Certificates",
            Self::Publications => "Publications",
            Self::Skills => "Skills",
            Self::Languages => "Languages",
            Self::Interests => "Interests",
            Self::References => "References",
            Self::Projects => "Projects",
            Self::Profiles => "Profiles",
            Self::Custom => "Section",
            Self::Letter => "Letter",
        }
    }

    /// What one item is called, in lower case: "Add a …".
    pub const fn one(self) -> &'static str {
        match self {
            Self::Work | Self::Volunteer => "role",
            Self::Education => "degree",
            Self::Awards => "award",
            Self::Certificates => "certificate",
            Self::Publications => "publication",
            Self::Skills => "skill",
            Self::Languages => "language",
            Self::Interests => "interest",
            Self::References => "reference",
            Self::Projects => "project",
            Self::Profiles => "profile",
            Self::Custom => "entry",
            Self::Letter => "letter",
        }
    }

    /// The fields of an item, the most important first: a bare text in an import becomes the first one.
    pub const fn fields(self) -> &'static [FieldSpec] {
        match self {
            Self::Work => {
                const F: &[FieldSpec] = &[
                    field("position", "Position", Form::Line),
                    field("name", "Company", Form::Line),
                    FROM,
                    TO,
                    field("location", "Location", Form::Line),
                    URL,
                    field("description", "About the company", Form::Line),
                    SUMMARY,
                ];
                F
            }
            Self::Volunteer => {
                const F: &[FieldSpec] = &[
                    field("position", "Position", Form::Line),
                    field("organization", "Organization", Form::Line),
                    FROM,
                    TO,
                    URL,
                    SUMMARY,
                ];
                F
            }
            Self::Education => {
                const F: &[FieldSpec] = &[
                    field("institution", "Institution", Form::Line),
                    field("studyType", "Degree", Form::Line),
                    field("area", "Field of study", Form::Line),
                    FROM,
                    TO,
                    field("score", "Grade", Form::Line),
                    URL,
                ];
                F
            }
            Self::Awards => {
                const F: &[FieldSpec] = &[
                    field("title", "Title", Form::Line),
                    field("awarder", "Awarded by", Form::Line),
                    field("date", "Date", Form::Date),
                    SUMMARY,
                ];
                F
            }
            Self::Certificates => {
                const F: &[FieldSpec] = &[
                    field("name", "Certificate", Form::Line),
                    field("issuer", "Issuer", Form::Line),
                    field("date", "Date", Form::Date),
                    URL,
                ];
                F
            }
            Self::Publications => {
                const F: &[FieldSpec] = &[
                    field("name", "Title", Form::Line),
                    field("publisher", "Publisher", Form::Line),
                    field("releaseDate", "Date", Form::Date),
                    URL,
                    SUMMARY,
                ];
                F
            }
            Self::Skills => {
                const F: &[FieldSpec] = &[field("name", "Skill", Form::Line), field("level", "Level", Form::Line)];
                F
            }
            Self::Languages => {
                const F: &[FieldSpec] =
                    &[field("language", "Language", Form::Line), field("fluency", "Fluency", Form::Line)];
                F
            }
            Self::Interests => {
                const F: &[FieldSpec] = &[field("name", "Interest", Form::Line)];
                F
            }
            Self::References => {
                const F: &[FieldSpec] =
                    &[field("name", "Name", Form::Line), field("reference", "Reference", Form::Paragraph)];
                F
            }
            Self::Projects => {
                const F: &[FieldSpec] = &[
                    field("name", "Project", Form::Line),
                    field("entity", "For", Form::Line),
                    field("type", "Type", Form::Line),
                    FROM,
                    TO,
                    URL,
                    field("description", "Description", Form::Paragraph),
                ];
                F
            }
            Self::Profiles => {
                const F: &[FieldSpec] = &[
                    field("network", "Network", Form::Line),
                    field("username", "Username", Form::Line),
                    field("url", "Address", Form::Url),
                ];
                F
            }
            Self::Custom => {
                const F: &[FieldSpec] = &[
                    field("name", "Title", Form::Line),
                    field("subtitle", "Subtitle", Form::Line),
                    FROM,
                    TO,
                    field("location", "Location", Form::Line),
                    URL,
                    SUMMARY,
                ];
                F
            }
            Self::Letter => {
                const F: &[FieldSpec] = &[
                    field("recipient", "Recipient", Form::Line),
                    field("jobTitle", "Job title", Form::Line),
                    field("company", "Company", Form::Line),
                    field("date", "Date", Form::Date),
                    field("subject", "Subject", Form::Line),
                    field("greeting", "Greeting", Form::Line),
                    field("closing", "Closing", Form::Line),
                    field("signature", "Signature", Form::Line),
                ];
                F
            }
        }
    }

    /// The lists of an item.
    pub const fn lists(self) -> &'static [ListSpec] {
        match self {
            Self::Work | Self::Volunteer | Self::Custom => {
                const L: &[ListSpec] = &[HIGHLIGHTS];
                L
            }
            Self::Projects => {
                const L: &[ListSpec] = &[HIGHLIGHTS, KEYWORDS, list("roles", "Roles", false, "role")];
                L
            }
            Self::Education => {
                const L: &[ListSpec] = &[list("courses", "Courses", false, "course")];
                L
            }
            Self::Skills | Self::Interests => {
                const L: &[ListSpec] = &[KEYWORDS];
                L
            }
            Self::Letter => {
                const L: &[ListSpec] =
                    &[list("address", "Address", false, "line"), list("paragraphs", "Text", true, "paragraph")];
                L
            }
            Self::Awards
            | Self::Certificates
            | Self::Publications
            | Self::Languages
            | Self::References
            | Self::Profiles => &[],
        }
    }

    /// The list of this kind with that key.
    pub fn list(self, key: &str) -> Option<&'static ListSpec> {
        self.lists().iter().find(|list| list.key == key)
    }

    /// The field of this kind with that key.
    pub fn field(self, key: &str) -> Option<&'static FieldSpec> {
        self.fields().iter().find(|field| field.key == key)
    }
}
