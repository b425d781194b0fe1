//! One small résumé, whole.

use crate::common::view;

const RESUME: &str = r#"{
    "basics": {"name": "Mina Okafor", "label": "Designer", "email": "mina@example.org",
        "location": {"postalCode": "411 01", "city": "Gothenburg", "countryCode": "SE"},
        "profiles": [{"network": "GitHub", "username": "mina", "url": "https://github.com/mina"}],
        "summary": "Tools for people *in a hurry*.\n\nR&D since 2015."},
    "work": [{"name": "Halden", "position": "Designer", "location": "Oslo", "startDate": "2023-03",
        "highlights": ["Planning fell from 50 to 18 minutes.", "- Led\neleven teams"],
        "tandem": {"lists": {"highlights": [
            {"rich": [{"text": "Planning fell from "}, {"text": "50 to 18 minutes", "bold": true}, {"text": "."}]}]}}}],
    "education": [{"institution": "Umeå", "studyType": "MA", "area": "Interaction", "endDate": "2015", "score": "5"}],
    "skills": [{"name": "Code", "level": "good", "keywords": ["C#", "SQL"]}, {"name": "Drawing"}, {"name": "Wood"}],
    "languages": [{"language": "English", "fluency": "native"}, {"language": "Yoruba"}]}"#;

#[test]
fn as_text() {
    let expected = "\
Mina Okafor
Designer
411 01 Gothenburg, SE · mina@example.org · github.com/mina

Summary
-------
Tools for people *in a hurry*.

R&D since 2015.

Experience
----------
Designer, Halden · Oslo
Mar 2023 – present
- Planning fell from 50 to 18 minutes.
- - Led
  eleven teams

Education
---------
MA Interaction, Umeå · grade 5
2015

Skills
------
Code (good): C#, SQL
Drawing, Wood

Languages
---------
English (native), Yoruba
";
    assert_eq!(render::text(&view(RESUME)), expected);
}

#[test]
fn as_markdown() {
    let expected = r"# Mina Okafor

Designer

411 01 Gothenburg, SE · [mina@example.org](mailto:mina@example.org) · [github.com/mina](https://github.com/mina)

## Summary

Tools for people \*in a hurry\*.

R&D since 2015.

## Experience

### Designer, Halden · Oslo

Mar 2023 – present

- Planning fell from **50 to 18 minutes**.
- \- Led\
  eleven teams

## Education

### MA Interaction, Umeå · grade 5

2015

## Skills

- **Code** (good): C#, SQL
- Drawing, Wood

## Languages

- English (native), Yoruba
";
    assert_eq!(render::markdown(&view(RESUME)), expected);
}

/// The ids are made of random numbers: here they are named in the order in which they appear.
#[test]
fn as_html() {
    let view = view(RESUME);
    let mut html = render::html::page(&view).body;
    let work = view.section(&crdt::Id::from("work")).expect("a section");
    let bullets = work.items[0].list("highlights").iter().map(|bullet| &bullet.id);
    for (at, id) in std::iter::once(&work.items[0].id).chain(bullets).enumerate() {
        html = html.replace(id.as_str(), &format!("id{at}"));
    }
    let start = html.find("<section data-object=\"work\">").expect("the section");
    let end = html[start..].find("</section>").expect("its end") + start;
    let expected = r#"<section data-object="work">
<h2><span data-field="work/title">Experience</span></h2>
<div class="entry" data-object="id0">
<div class="head"><h3><strong data-field="id0/position">Designer</strong>, <span data-field="id0/name">Halden</span><span class="quiet"> · </span><span class="quiet" data-field="id0/location">Oslo</span></h3> <span class="when"><time datetime="2023-03" data-field="id0/startDate">Mar 2023</time> – <span data-field="id0/endDate">present</span></span></div>
<ul>
<li data-object="id1" data-field="id1/text">Planning fell from <strong>50 to 18 minutes</strong>.</li>
<li data-object="id2" data-field="id2/text">- Led<br>eleven teams</li>
</ul>
</div>
"#;
    assert_eq!(&html[start..end], expected);
}
