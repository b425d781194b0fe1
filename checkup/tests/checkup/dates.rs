use checkup::Rule;

use crate::common::{resume, said_by};

fn work(dates: &str) -> String {
    resume(&format!(r#""work": [{{ "position": "A", "name": "B", {dates} }}]"#))
}

#[test]
fn words_that_are_no_date() {
    let unreadable = |dates: &str| said_by(Rule::DateUnreadable, &work(dates));
    assert_eq!(unreadable(r#""startDate": "Spring 2023""#), ["better date-unreadable work[0].startDate “Spring 2023”"]);
    assert_eq!(
        unreadable(r#""startDate": "2020", "endDate": "a while ago""#),
        ["problem date-unreadable work[0].endDate “a while ago”"]
    );
    assert_eq!(unreadable(r#""startDate": "2023-02-31""#).len(), 1);
}

#[test]
fn dates_and_words_for_now() {
    for dates in [
        r#""startDate": "2023""#,
        r#""startDate": "2023-05", "endDate": """#,
        r#""startDate": "2023-05-01", "endDate": "Present""#,
        r#""startDate": "2023-05-01", "endDate": "heute""#,
        r#""startDate": "2023-05-01", "endDate": "至今""#,
    ] {
        assert!(said_by(Rule::DateUnreadable, &work(dates)).is_empty(), "{dates}");
    }
}

#[test]
fn years_that_look_like_a_slip() {
    let far = |dates: &str| said_by(Rule::DateImplausible, &work(dates));
    assert_eq!(far(r#""startDate": "0203""#), ["problem date-implausible work[0].startDate “203”"]);
    assert_eq!(
        far(r#""startDate": "2019", "endDate": "2201-03""#),
        ["problem date-implausible work[0].endDate “2201”"]
    );
    let json = resume(r#""education": [{ "institution": "U", "startDate": "1961", "endDate": "2031-06" }]"#);
    assert!(said_by(Rule::DateImplausible, &json).is_empty());
}

#[test]
fn an_end_before_the_beginning() {
    let reversed = |dates: &str| said_by(Rule::DatesReversed, &work(dates));
    assert_eq!(reversed(r#""startDate": "2023-05", "endDate": "2022-06""#), ["problem dates-reversed work[0].endDate"]);
    assert_eq!(reversed(r#""startDate": "2023-05", "endDate": "2022""#).len(), 1);
    assert!(reversed(r#""startDate": "2023-05", "endDate": "2023""#).is_empty());
    assert!(reversed(r#""startDate": "2023-05", "endDate": "2023-05""#).is_empty());
    assert!(reversed(r#""startDate": "2023-05""#).is_empty());
}

#[test]
fn roles_without_dates() {
    let json = resume(
        r#""work": [{ "position": "A", "name": "B" }, { "position": "C", "name": "D", "endDate": "2020" }],
           "education": [{ "institution": "U" }], "projects": [{ "name": "P" }]"#,
    );
    assert_eq!(said_by(Rule::NoDates, &json), ["better no-dates work[0].startDate"]);
}
