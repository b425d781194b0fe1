//! What is said, in the language of the editor.

use checkup::{Finding, Rule};

use crate::msg;

/// What is remarked on, and why.
pub fn sentence(finding: &Finding) -> String {
    let (words, count) = (finding.words.as_str(), finding.number as usize);
    let plain = match finding.rule {
        Rule::NoName => msg::checkup_no_name(),
        Rule::NoContact => msg::checkup_no_contact(),
        Rule::NoEmail => msg::checkup_no_email(),
        Rule::NoPhone => msg::checkup_no_phone(),
        Rule::DatesReversed => msg::checkup_dates_reversed(),
        Rule::NoDates => msg::checkup_no_dates(),
        Rule::NoTitle => msg::checkup_no_title(),
        Rule::NoPlace => msg::checkup_no_place(),
        Rule::EmptyEntry => msg::checkup_empty_entry(),
        Rule::EmptySection => msg::checkup_empty_section(),
        Rule::NoBullets => msg::checkup_no_bullets(),
        Rule::SameBullet => msg::checkup_same_bullet(),
        Rule::PastInPresent => msg::checkup_past_in_present(),
        // Nobody has counted the pages.
        Rule::LongResume if count == 0 => msg::checkup_long_words(),
        Rule::EmailMalformed => return msg::checkup_email_malformed(words),
        Rule::PhoneMalformed => return msg::checkup_phone_malformed(words),
        Rule::LinkMalformed => return msg::checkup_link_malformed(words),
        Rule::DateUnreadable => return msg::checkup_date_unreadable(words),
        Rule::DateImplausible => return msg::checkup_date_implausible(words),
        Rule::Gap => return msg::checkup_gap(count),
        Rule::Overlap => return msg::checkup_overlap(count, words),
        Rule::ManyBullets => return msg::checkup_many_bullets(count),
        Rule::LongBullet => return msg::checkup_long_bullet(count),
        Rule::LongParagraph => return msg::checkup_long_paragraph(count),
        Rule::LongResume => return msg::checkup_long_pages(count),
        Rule::ShortResume => return msg::checkup_short_resume(count),
        Rule::Placeholder => return msg::checkup_placeholder(words),
        Rule::WeakOpening => return msg::checkup_weak_opening(words),
        Rule::RepeatedOpening => return msg::checkup_repeated_opening(count, words),
        Rule::NoNumbers => return msg::checkup_no_numbers(count),
        Rule::PresentInPast => return msg::checkup_present_in_past(words),
        Rule::FirstPerson => return msg::checkup_first_person(words),
    };
    plain.to_owned()
}
