use checkup::{Rule, check};

use crate::common::{GIVEN, OVER, resume, role, said, said_by, view};

#[test]
fn openings_that_hide_who_did_it() {
    let found =
        said_by(Rule::WeakOpening, &role(OVER, &["Responsible for the budget", "Helped to draw maps", "Led it"]));
    assert_eq!(
        found,
        [
            "better weak-opening work[0].highlights[0] “Responsible for”",
            "better weak-opening work[0].highlights[1] “Helped to”",
        ]
    );
    let skills = resume(r#""references": [{ "name": "Helped", "reference": "Helped me a lot" }]"#);
    assert!(said_by(Rule::WeakOpening, &skills).is_empty(), "only in bullets");
}

#[test]
fn bullets_that_begin_alike() {
    let three = &["Managed the budget", "Led 4 people", "Managed a fleet", "Successfully managed the move"];
    assert_eq!(
        said_by(Rule::RepeatedOpening, &role(OVER, three)),
        ["better repeated-opening work[0].highlights[3] 3 “managed”"]
    );
    let two = &["Managed the budget", "Managed a fleet", "Led the people", "The maps", "The budget", "The fleet"];
    assert!(said_by(Rule::RepeatedOpening, &role(OVER, two)).is_empty());
    let roles: Vec<String> = (1..=5)
        .map(|number| {
            format!(r#"{{ "position": "A", "name": "{number}", "highlights": ["Managed {number} of the people"] }}"#)
        })
        .collect();
    let json = resume(&format!(r#""work": [{}]"#, roles.join(", ")));
    assert_eq!(said_by(Rule::RepeatedOpening, &json), ["better repeated-opening work[4].highlights[0] 5 “Managed”"]);
}

#[test]
fn roles_without_a_number() {
    let found = said_by(Rule::NoNumbers, &role(OVER, &["Led a team", "Drew the maps", "Ran the shop"]));
    assert_eq!(found, ["better no-numbers work[0].highlights[0] 3"]);
    assert!(said_by(Rule::NoNumbers, &role(OVER, &["Led a team", "Drew the maps", "Ran two shops"])).is_empty());
    assert!(said_by(Rule::NoNumbers, &role(OVER, &["Led a team", "Drew the maps"])).is_empty());
}

#[test]
fn who_speaks_of_themselves() {
    let found = said_by(Rule::FirstPerson, &role(OVER, &["Presented my maps", "Ran phase I trials"]));
    assert_eq!(found, ["note first-person work[0].highlights[0] “my”"]);
}

#[test]
fn the_same_twice() {
    let json = role(OVER, &["Drew the maps of 5 towns.", "Led a team", "drew the maps of 5 towns"]);
    assert_eq!(
        said_by(Rule::SameBullet, &json),
        ["problem same-bullet work[0].highlights[2] “drew the maps of 5 towns”"]
    );
}

#[test]
fn words_that_kept_a_place() {
    let json = role(OVER, &["Lorem ipsum dolor sit amet", "Cut costs by XX%"]);
    assert_eq!(said_by(Rule::Placeholder, &json).len(), 2);
}

#[test]
fn german() {
    let json = r#"{ "basics": { "name": "A", "email": "a@b.de", "phone": "030 123456" }, "work": [{ "position": "Entwicklerin",
        "name": "B", "startDate": "2019", "endDate": "2021", "highlights": [
        "Verantwortlich für den Betrieb der Plattform", "Entwicklung der Schnittstellen", "Entwicklung des Shops mit der Werbung",
        "Entwicklung einer App für das Lager", "Leitung meiner Abteilung" ] }] }"#;
    assert_eq!(
        said(json),
        [
            "better weak-opening work[0].highlights[0] “Verantwortlich für”",
            "better no-numbers work[0].highlights[0] 5",
            "better repeated-opening work[0].highlights[3] 3 “Entwicklung”",
            "note short-resume basics.summary 26",
            "note first-person work[0].highlights[4] “meiner”",
        ]
    );
}

#[test]
fn words_of_other_languages_are_left_alone() {
    for bullets in [
        &["Responsable de la gestion des stocks", "Responsable de la caisse", "Responsable des achats et de la paie"],
        &[
            "Responsable de los pedidos y de la caja",
            "Responsable de la tienda",
            "Responsable de las compras para el taller",
        ],
        &[
            "Verantwoordelijk voor het magazijn",
            "Verantwoordelijk voor de kassa",
            "Verantwoordelijk voor een team op kantoor",
        ],
        &["Ansvarig för lagret och kassan", "Ansvarig för inköp", "Ansvarig för ett lag som växte på två år"],
        &["负责仓库的管理", "负责团队的建设", "负责采购工作"],
        &["Отвечал за склад", "Отвечал за кассу", "Отвечал за закупки"],
        &["مسؤول عن المخزن", "مسؤول عن الصندوق", "مسؤول عن المشتريات"],
    ] {
        let bullets: Vec<String> = bullets.iter().map(|bullet| format!("{bullet:?}")).collect();
        let json = format!(
            r#"{{ "basics": {{ "name": "A", "email": "a@b.org", "phone": "030 123456" }}, "work": [{{ "position": "A",
                "name": "B", "startDate": "2019", "endDate": "2021", "highlights": [{}] }}] }}"#,
            bullets.join(", ")
        );
        let said: Vec<String> = said(&json).into_iter().filter(|line| !line.contains("short-resume")).collect();
        assert!(said.is_empty(), "{said:?}");
    }
}

#[test]
fn a_language_that_is_not_known_is_admitted() {
    let is_foreign = |summary: &str| {
        let json = format!(r#"{{ "basics": {{ "summary": "{summary}" }} }}"#);
        check(&view(&json), &GIVEN).is_foreign
    };
    let french = "Responsable de la plateforme et des équipes pour le marché de la France, avec une prédilection pour les outils \
                  simples et les formulaires que tout le monde comprend";
    assert!(is_foreign(french));
    assert!(is_foreign(&"负责平台的开发和团队管理".repeat(12)));
    assert!(!is_foreign("Bonjour"), "too few words to tell");
    assert!(!is_foreign(
        "Designer of tools for people who are in a hurry, with eight years between research and code, and happy"
    ));
}
