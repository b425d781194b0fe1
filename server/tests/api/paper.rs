//! PDFs made by hand.

use bytes::Bytes;

/// A PDF with one page, which draws `content` with the fonts Helvetica and its bold one as `/F` and `/B`; forms may be among
/// the objects, of which the first has the number 7, and is `/X`.
pub fn file(content: &str, more: &[String]) -> Bytes {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F 4 0 R/B 5 0 R>>/XObject<</X 7 0 R>>>>>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>".to_owned(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
    ];
    objects.extend_from_slice(more);
    of(&objects)
}

/// A PDF of these objects; the first one is the catalog.
pub fn of(objects: &[String]) -> Bytes {
    let mut text = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(text.len());
        text += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = text.len();
    text += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        text += &format!("{place:010} 00000 n \n");
    }
    text += &format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    text.into()
}

/// Forms that show the next one many times over: more steps than anybody can wait for. Its page draws `/X Do`.
pub fn endless() -> Bytes {
    let many = 24;
    let form = |at: usize| {
        let content = "/X Do ".repeat(40);
        let next = if at + 1 < many { format!("/XObject<</X {} 0 R>>", at + 8) } else { String::new() };
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>{next}>>/Length {}>>\nstream\n{content}\nendstream",
            content.len()
        )
    };
    file("/X Do", &(0..many).map(form).collect::<Vec<String>>())
}
