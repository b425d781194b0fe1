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
