//! Several roles at one company.

use crate::common::{all, body, view, words};

fn roles(first: &str, second: &str) -> String {
    format!(
        r#"{{"work":[
            {{"name":"Halden","position":"Senior","location":"Oslo","startDate":"2023","tandem":{{"group":"g"}}{first}}},
            {{"name":"Halden","position":"Junior","location":"Oslo","startDate":"2020","endDate":"2022"{second}}}]}}"#
    )
}

#[test]
fn roles_of_one_group_stand_under_one_heading() {
    let json = roles("", r#","tandem":{"group":"g"}"#);
    for shown in all(&view(&json)) {
        let said = words(&shown);
        assert_eq!((said.matches("Halden").count(), said.matches("Oslo").count()), (1, 1), "{shown}");
        assert!(said.find("Halden") < said.find("Senior") && said.find("Senior") < said.find("Junior"), "{shown}");
    }
    let html = body(&json);
    assert_eq!((html.matches("<h3>").count(), html.matches("<h4>").count()), (1, 2));
}

#[test]
fn where_roles_differ_each_says_its_own() {
    let json = r#"{"work":[
        {"name":"Halden","position":"Senior","location":"Oslo","tandem":{"group":"g"}},
        {"name":"Halden","position":"Junior","location":"Bergen","tandem":{"group":"g"}}]}"#;
    assert_eq!(render::text(&view(json)), "Experience\n----------\nHalden\nSenior · Oslo\n\nJunior · Bergen\n");
}

#[test]
fn roles_without_a_group_or_of_another_company_stand_alone() {
    assert!(!body(&roles("", "")).contains("class=\"group\""));
    let json = r#"{"work":[{"name":"A","position":"x","tandem":{"group":"g"}},
                           {"name":"B","position":"y","tandem":{"group":"g"}}]}"#;
    assert!(!body(json).contains("class=\"group\""));
    let hidden = roles("", r#","tandem":{"group":"g","hidden":true}"#);
    assert!(!body(&hidden).contains("class=\"group\""));
}
