//! Stopping.

use std::time::Duration;

use serde_json::json;
use tokio::time::timeout;

use crate::app::TestApp;
use crate::live::Live;

#[tokio::test]
async fn a_gentle_stop_says_goodbye_and_ends() {
    let mut app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(json!({ "basics": { "name": "Ada" } })).await;
    let mut socket = Live::join(&ada, &id).await;
    app.shutdown.gently();
    let code = socket.closed().await;
    assert!(matches!(code, 1001 | 1012 | 1013), "{code}");
    let running = app.running.take().expect("running");
    timeout(Duration::from_secs(10), running).await.expect("in time").expect("no panic").expect("no error");
}
