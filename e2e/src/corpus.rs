//! Résumés of every length, made up from a seed, in the letters of every script that the page has fonts for.

use crdt::{Random, Seeded};
use serde_json::{Value, json};

/// The words of one script, by its name.
pub const SCRIPTS: &[(&str, &str)] = &[
    (
        "latin",
        "led team of eleven engineers in three countries and cut the cost per order by 12\u{a0}% rebuilt billing Müller \
         façade naïve Łódź São Paulo Zürich für Göteborg Île reliability 99.95\u{a0}% from release to weekly customers with \
         a clear plan office affluent efficient workflow TypeScript, C++, SQL internationalization Kraków",
    ),
    (
        "cyrillic",
        "вела команду из семи человек и перенесла счета двух миллионов клиентов Київ їжак ґанок Београд љубав без сбоев 12\u{a0}% Rust",
    ),
    ("greek", "οδήγησε ομάδα επτά ατόμων και μετέφερε τους λογαριασμούς Αθήνα ταχύτητα ώρες Ιανουάριος 12\u{a0}% SQL"),
    (
        "vietnamese",
        "dẫn dắt nhóm bảy kỹ sư chuyển hệ thống thanh toán của hai triệu khách hàng Hà Nội Nguyễn được rất tốt 12\u{a0}%",
    ),
    ("arabic", "قاد فريقا من سبعة مهندسين ونقل فواتير مليون عميل في برلين بنجاح شديد خلال ثلاثة أشهر Rust"),
    ("hebrew", "הוביל צוות של שבעה מהנדסים והעביר את החיוב של מיליון לקוחות בתל אביב תוך חודש SQL"),
    ("simplified", "带领 七人 团队 迁移 两百万 用户 的 计费 系统， 把 发布 时间 从 九天 缩短 到 四十 分钟。 上海 Rust"),
    (
        "traditional",
        "帶領 七人 團隊 遷移 兩百萬 用戶 的 計費 系統， 把 發布 時間 從 九天 縮短 到 四十 分鐘。 臺北 Rust",
    ),
    (
        "japanese",
        "七人の チームを 率いて 二百万人の 利用者の 請求を 移した。 リリースを 四十分に 短縮、 東京大学 髙島 Rust",
    ),
    ("korean", "일곱 명의 팀을 이끌고 이백만 고객의 청구를 옮겼다 배포 시간을 사십 분으로 줄였다 서울대학교 Rust"),
];

/// Makes up what somebody writes.
struct Writer {
    random: Seeded,
    words: Vec<&'static str>,
}

/// A résumé in JSON Resume: the higher `size`, the longer. The same for the same numbers.
pub fn resume(seed: u64, size: usize) -> Value {
    resume_in("latin", seed, size)
}

/// The same in the letters of one of [`SCRIPTS`].
pub fn resume_in(script: &str, seed: u64, size: usize) -> Value {
    let words = SCRIPTS.iter().find(|(name, _)| *name == script).map_or("", |(_, words)| words);
    let mut writer =
        Writer { random: Seeded::new(seed), words: words.split(' ').filter(|word| !word.is_empty()).collect() };
    let writer = &mut writer;
    let name = format!("{} {}", capital(word(writer)), capital(word(writer)));
    let profiles: Vec<Value> = (0..writer.random.below(4))
        .map(|at| json!({"network": "Network", "username": format!("user{at}"), "url": format!("https://n{at}.example/u")}))
        .collect();
    json!({
        "basics": {
            "name": name, "label": sentence(writer, 4), "email": "somebody@example.org", "phone": "+46 31 000 00 00",
            "url": "https://somebody.example.org", "summary": paragraphs(writer, 1 + size / 3),
            "location": {"city": "Göteborg", "countryCode": "SE"}, "profiles": profiles,
        },
        "work": many(writer, size, |writer| json!({
            "name": sentence(writer, 3), "position": sentence(writer, 3), "startDate": date(writer),
            "endDate": date(writer), "summary": if writer.random.below(3) == 0 { paragraphs(writer, 1) } else { String::new() },
            "highlights": many(writer, 6, |writer| { let long = 6 + writer.random.below(34); sentence(writer, long).into() }),
        })),
        "education": many(writer, size / 2 + 1, |writer| json!({
            "institution": sentence(writer, 4), "studyType": "MSc", "area": sentence(writer, 3),
            "startDate": date(writer), "endDate": date(writer), "courses": many(writer, 4, |writer| sentence(writer, 2).into()),
        })),
        "projects": many(writer, size / 2, |writer| json!({
            "name": sentence(writer, 2), "description": paragraphs(writer, 1), "startDate": date(writer),
            "highlights": many(writer, 3, |writer| { let long = 5 + writer.random.below(20); sentence(writer, long).into() }),
        })),
        "skills": many(writer, size, |writer| json!({
            "name": capital(word(writer)), "level": "good", "keywords": many(writer, 5, |writer| word(writer).into()),
        })),
        "languages": many(writer, 3, |writer| json!({"language": capital(word(writer)), "fluency": "fluent"})),
        "references": many(writer, size / 4, |writer| json!({"name": sentence(writer, 2), "reference": paragraphs(writer, 1)})),
    })
}

fn many(writer: &mut Writer, most: usize, one: impl Fn(&mut Writer) -> Value) -> Vec<Value> {
    let count = 1 + writer.random.below(most.max(1));
    (0..count).map(|_| one(writer)).collect()
}

fn word(writer: &mut Writer) -> &'static str {
    writer.words[writer.random.below(writer.words.len())]
}

fn sentence(writer: &mut Writer, words: usize) -> String {
    let words: Vec<&str> = (0..words.max(1)).map(|_| word(writer)).collect();
    capital(&words.join(" "))
}

fn paragraphs(writer: &mut Writer, count: usize) -> String {
    let paragraphs: Vec<String> = (0..count)
        .map(|_| {
            let long = 12 + writer.random.below(60);
            format!("{}.", sentence(writer, long))
        })
        .collect();
    paragraphs.join("\n\n")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn date(writer: &mut Writer) -> String {
    format!("{}-{:02}", 2000 + writer.random.below(25), 1 + writer.random.next_u64() % 12)
}
