use super::*;

fn queue(limit: usize) -> (Sender, OutboundReceiver, Arc<Signal>) {
    let signal = Arc::new(Signal::default());
    let (sender, receiver) = channel(limit, signal.clone());
    (sender, receiver, signal)
}

fn frame(text: &'static str) -> Bytes {
    Bytes::from_static(text.as_bytes())
}

async fn heard(receiver: &mut OutboundReceiver) -> Option<Bytes> {
    match receiver.next().await {
        Some(Outbound::Frame(frame)) => Some(frame),
        _ => None,
    }
}

#[tokio::test]
async fn frames_come_in_order_and_then_the_end() {
    let (sender, mut receiver, _) = queue(100);
    assert_eq!(sender.send(frame("one"), 1), Sent::Queued);
    assert_eq!(sender.send(frame("two"), 0), Sent::Queued);
    sender.close(4403, "enough");
    assert_eq!(sender.send(frame("late"), 2), Sent::Dropped);
    assert_eq!(heard(&mut receiver).await, Some(frame("one")));
    assert_eq!(heard(&mut receiver).await, Some(frame("two")));
    assert_eq!(receiver.next().await, Some(Outbound::Close { code: 4403, reason: "enough".to_owned() }));
    assert_eq!(receiver.next().await, None);
}

#[tokio::test]
async fn an_overflow_drops_the_queue_and_one_difference_takes_its_place() {
    let (sender, mut receiver, signal) = queue(10);
    assert_eq!(sender.send(frame("row 6"), 6), Sent::Queued);
    assert_eq!(heard(&mut receiver).await, Some(frame("row 6")));
    for row in [7, 8] {
        assert_eq!(sender.send(frame("12345"), row), Sent::Queued);
    }
    assert_eq!(sender.send(frame("12345"), 9), Sent::Overflowed);
    assert_eq!(sender.send(frame("1"), 9), Sent::Dropped);
    assert_eq!(sender.behind_since(), None, "the socket may still be busy");
    let waiting = tokio::spawn(async move { (heard(&mut receiver).await, receiver) });
    signal.changed.notified().await;
    assert!(signal.drained.load(std::sync::atomic::Ordering::Acquire));
    assert_eq!(sender.behind_since(), Some(6), "what it has");
    sender.resume(frame("a difference that is larger than the limit"), 9);
    let (first, mut receiver) = waiting.await.expect("no panic");
    assert_eq!(first, Some(frame("a difference that is larger than the limit")));
    assert_eq!(sender.behind_since(), None);
    assert_eq!(sender.send(frame("row 10"), 10), Sent::Queued);
    assert_eq!(heard(&mut receiver).await, Some(frame("row 10")));
    sender.close(1013, "come back");
    assert!(matches!(receiver.next().await, Some(Outbound::Close { code: 1013, .. })));
    assert_eq!(sender.behind_since(), None, "nobody is there any more");
}

#[tokio::test]
async fn a_document_passes_whatever_its_size() {
    let (sender, mut receiver, _) = queue(4);
    assert_eq!(sender.send(frame("ab"), 0), Sent::Queued);
    assert_eq!(sender.send(frame("a whole document"), 3), Sent::Queued);
    assert_eq!(sender.send(frame("cd"), 4), Sent::Queued);
    assert_eq!(heard(&mut receiver).await, Some(frame("ab")));
    assert_eq!(sender.send(frame("another whole document"), 5), Sent::Overflowed, "one at a time");
    sender.resume(frame("the difference"), 5);
    assert_eq!(heard(&mut receiver).await, Some(frame("the difference")));
}

#[tokio::test]
async fn a_room_that_is_gone_says_so() {
    let (sender, mut receiver, _) = queue(10);
    drop(sender);
    assert!(matches!(receiver.next().await, Some(Outbound::Close { code: 1013, .. })));
}
