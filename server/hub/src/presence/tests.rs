use super::*;

fn connection(n: u64) -> ConnectionId {
    ConnectionId(n)
}

fn somebody(n: u128) -> UserId {
    UserId::from(uuid::Uuid::from_u128(n))
}

fn say(presence: &mut Presence, by: u64, client: u64, clock: u32, json: &str) -> bool {
    presence.said(connection(by), somebody(1), &[entry(client, clock, json)], |said| format!("stamped {said}"))
}

/// Client, clock and state of each entry of a frame.
fn read(frame: &[u8]) -> Vec<(u64, u32, String)> {
    let Ok(Frame::Awareness(payload)) = Frame::decode(frame) else { panic!("an awareness frame") };
    let entries = awareness::decode(payload).expect("entries");
    entries.into_iter().map(|entry| (entry.client, entry.clock, entry.state.into_owned())).collect()
}

fn flushed(presence: &mut Presence) -> Vec<(u64, u32, String)> {
    presence.flush().map(|batch| read(&batch.frame)).unwrap_or_default()
}

#[test]
fn a_batch_tells_the_latest_of_each_once() {
    let mut presence = Presence::default();
    for clock in 1..=5 {
        assert!(say(&mut presence, 1, 10, clock, "a"));
        assert!(say(&mut presence, 2, 20, clock, "b"));
    }
    assert_eq!(flushed(&mut presence), [(10, 5, "stamped a".to_owned()), (20, 5, "stamped b".to_owned())]);
    assert!(presence.flush().is_none());
}

#[test]
fn foreign_entries_are_ignored() {
    let mut presence = Presence::default();
    say(&mut presence, 1, 10, 1, "a");
    say(&mut presence, 2, 20, 1, "b");
    presence.flush();
    assert!(!say(&mut presence, 1, 20, 9, "forged"));
    assert!(!say(&mut presence, 1, 20, 9, "null"));
    let echo = entry(20, 9, "echoed by one that has not said who it is");
    assert!(!presence.said(connection(3), somebody(3), &[echo], str::to_owned));
    assert!(presence.flush().is_none());
}

#[test]
fn a_new_socket_of_the_same_client_takes_over() {
    let mut presence = Presence::default();
    say(&mut presence, 1, 10, 1, "old socket");
    presence.flush();
    assert!(say(&mut presence, 2, 10, 2, "new socket"));
    assert_eq!(flushed(&mut presence), [(10, 2, "stamped new socket".to_owned())]);
    assert!(!presence.left(connection(1)), "the old one ends unheard");

    let ada = somebody(1);
    let there = format!(r#"{{"user":{{"id":"{ada}"}}}}"#);
    presence.heard(7, false, &[entry(50, 4, &there)], Instant::now());
    presence.flush();
    assert!(!presence.said(connection(5), somebody(2), &[entry(50, 4, "{}")], str::to_owned), "somebody else's");
    assert!(presence.said(connection(6), ada, &[entry(50, 4, "{}")], str::to_owned), "from a dead replica");
    let batch = presence.flush().expect("news");
    assert_eq!(read(&batch.frame), [(50, 5, "{}".to_owned())]);
    assert!(batch.news.is_some());
}

#[test]
fn leaving_is_told_at_the_same_clock_and_coming_back_is_believed() {
    let mut presence = Presence::default();
    say(&mut presence, 1, 10, 7, "a");
    presence.flush();
    assert!(presence.left(connection(1)));
    assert_eq!(flushed(&mut presence), [(10, 7, "null".to_owned())]);
    // A stock client keeps its clock over a reconnection.
    say(&mut presence, 2, 10, 7, "back");
    let batch = presence.flush().expect("news");
    assert_eq!(read(&batch.frame), [(10, 8, "stamped back".to_owned())]);
    assert_eq!(batch.instead.get(&connection(2)), Some(&None), "it must not take its own state from us");
}

#[test]
fn a_null_of_its_own_is_leaving() {
    let mut presence = Presence::default();
    say(&mut presence, 1, 10, 1, "a");
    assert!(say(&mut presence, 1, 10, 2, "null"));
    assert_eq!(flushed(&mut presence), [(10, 1, "null".to_owned())]);
    assert!(presence.everybody().is_none());
}

#[test]
fn other_replicas_states_are_told_and_not_told_back() {
    let mut presence = Presence::default();
    let now = Instant::now();
    assert!(presence.heard(7, false, &[entry(30, 1, "there")], now));
    let batch = presence.flush().expect("news");
    assert_eq!(read(&batch.frame), [(30, 1, "there".to_owned())]);
    assert!(batch.news.is_none());
    assert!(!presence.heard(7, true, &[entry(30, 1, "there")], now), "an announcement without news");
    assert!(presence.heard(7, true, &[], now));
    assert_eq!(flushed(&mut presence), [(30, 1, "null".to_owned())]);
}

#[test]
fn a_silent_replica_takes_its_people_with_it() {
    let mut presence = Presence::default();
    let now = Instant::now();
    presence.heard(7, false, &[entry(30, 1, "there")], now);
    presence.flush();
    let silence = Duration::from_secs(30);
    assert!(!presence.expire(now + silence / 2, silence));
    assert!(presence.expire(now + silence, silence));
    assert_eq!(flushed(&mut presence), [(30, 1, "null".to_owned())]);
}

#[test]
fn one_who_moved_to_another_replica_is_no_longer_here() {
    let mut presence = Presence::default();
    say(&mut presence, 1, 10, 1, "a");
    presence.flush();
    presence.heard(7, false, &[entry(10, 2, "moved")], Instant::now());
    assert_eq!(flushed(&mut presence), [(10, 2, "moved".to_owned())]);
    assert!(!presence.left(connection(1)), "its old socket ends unheard");
}

#[test]
fn the_person_comes_from_the_session_and_the_cursor_from_the_client() {
    use store::{Credential, Grant, Role};

    use crate::who::Who;
    let user = somebody(5);
    let grant = Grant { user, via: Credential::Server };
    let who = Who { user, name: "Bob \"B\"".to_owned(), slot: 1, role: Role::Viewer, grant };
    let read = |said: &str| -> serde_json::Value { serde_json::from_str(&stamp(&who, said)).expect("JSON") };
    let state = read(r#"{"user":{"name":"The Queen","id":"1"},"cursor":{"field":"basics/name"},"more":1}"#);
    assert_eq!(state["user"]["name"], "Bob \"B\"");
    assert_eq!(state["user"]["id"], user.to_string());
    assert_eq!((state["user"]["slot"].as_u64(), state["user"]["color"].as_str()), (Some(1), Some("#2457c5")));
    assert_eq!(state["cursor"]["field"], "basics/name");
    assert_eq!(state.get("more"), None);
    let long = format!(r#"{{"cursor":"{}"}}"#, "x".repeat(2000));
    for said in [long.as_str(), "{", "[]", "7", r#"{"cursor":null}"#, "{}"] {
        assert!(read(said)["cursor"].is_null(), "{said}");
    }
}
