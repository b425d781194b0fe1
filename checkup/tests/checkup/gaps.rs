use checkup::Rule;

use crate::common::{resume, said_by};

/// Roles from their dates, the newest first as on a page.
fn work(dates: &[(&str, &str)]) -> String {
    let roles: Vec<String> = dates
        .iter()
        .map(|(start, end)| {
            format!(r#"{{ "position": "A", "name": "B", "startDate": "{start}", "endDate": "{end}" }}"#)
        })
        .collect();
    format!(r#""work": [{}]"#, roles.join(", "))
}

fn gaps(sections: &str) -> Vec<String> {
    said_by(Rule::Gap, &resume(sections))
}

#[test]
fn more_than_half_a_year_between_roles() {
    assert_eq!(gaps(&work(&[("2021-01", ""), ("2018-01", "2019-10")])), ["better gap work[0].startDate 14"]);
    assert_eq!(gaps(&work(&[("2020-06", ""), ("2018-01", "2019-10")])), ["note gap work[0].startDate 7"]);
    // In any order of the roles.
    assert_eq!(gaps(&work(&[("2018-01", "2019-10"), ("2021-01", "")])), ["better gap work[1].startDate 14"]);
}

#[test]
fn a_doubt_is_decided_for_the_person() {
    for (why, dates) in [
        ("half a year is nothing", [("2020-05", ""), ("2018-01", "2019-10")]),
        ("a year may end in December", [("2020-06", ""), ("2018", "2019")]),
        ("a year may begin in January", [("2020", ""), ("2018", "2019-10")]),
        ("long ago", [("2009-01", ""), ("2004-01", "2006-10")]),
        ("open roles last", [("2021-01", ""), ("2018-01", "")]),
        ("nobody can read when", [("2021-01", ""), ("2018-01", "some day")]),
    ] {
        assert!(gaps(&work(&dates)).is_empty(), "{why}");
    }
    assert!(gaps(&work(&[("2018-01", "2019-10")])).is_empty(), "after the last role");
    assert!(
        gaps(
            r#""education": [{ "institution": "U", "startDate": "2010", "endDate": "2014" },
        { "institution": "V", "startDate": "2020", "endDate": "2022" }]"#
        )
        .is_empty(),
        "studies alone"
    );
}

#[test]
fn what_fills_a_gap() {
    let roles = work(&[("2021-01", ""), ("2018-01", "2019-10")]);
    for filling in [
        r#""education": [{ "institution": "U", "startDate": "2019", "endDate": "2020" }]"#,
        r#""education": [{ "institution": "U", "endDate": "2020" }]"#,
        r#""education": [{ "institution": "U" }]"#,
        r#""volunteer": [{ "organization": "U", "position": "V", "startDate": "2019-10", "endDate": "2020-12" }]"#,
        r#""projects": [{ "name": "Round the world", "startDate": "2019-11", "endDate": "2020-12" }]"#,
        r#""projects": [{ "name": "Round the world", "startDate": "2020" }]"#,
    ] {
        assert!(gaps(&format!("{roles}, {filling}")).is_empty(), "{filling}");
    }
    let elsewhere = r#""projects": [{ "name": "Round the world", "startDate": "2016" }]"#;
    assert_eq!(gaps(&format!("{roles}, {elsewhere}")).len(), 1);
}
