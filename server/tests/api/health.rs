//! `/healthz`, `/readyz`, `/metrics`

use reqwest::StatusCode;

use crate::app::TestApp;

#[tokio::test]
async fn the_watchers_get_their_answers() {
    let app = TestApp::start().await;
    let anonymous = app.anonymous();
    assert_eq!(anonymous.get("//healthz").await.expect(StatusCode::OK).body, "ok\n");
    let ready = anonymous.get("//readyz").await.expect(StatusCode::OK).json();
    assert_eq!(ready["ready"], true);
    assert_eq!(ready["database"], "ok");
    assert_eq!(ready["relay"], "none");
    let metrics = anonymous.get("//metrics").await.expect(StatusCode::OK);
    assert!(metrics.body.contains("\ntandem_open_rooms 0\n"), "{}", metrics.body);
}
