//! One file has one process.

use store::{DatabaseUrl, StoreError, connect};

use crate::fixture::{file_in, new_user, path_in};

#[tokio::test]
async fn a_file_that_is_open_is_refused_by_its_name_until_it_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let store = connect(file_in(&folder)).await.unwrap();
    let user = new_user();
    store.create_user(user.clone()).await.unwrap();

    let Err(StoreError::Unfit(message)) = connect(file_in(&folder)).await else { panic!("it was opened twice") };
    assert!(message.contains(&path_in(&folder).display().to_string()), "{message}");
    assert!(message.contains("another process has this data open"), "{message}");
    assert!(store.user(user.id).await.unwrap().is_some(), "the first goes on");

    drop(store);
    let store = connect(file_in(&folder)).await.unwrap();
    assert!(store.user(user.id).await.unwrap().is_some());
}

#[tokio::test]
async fn files_beside_each_other_are_opened_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    let store = connect(file_in(&folder)).await.unwrap();
    let other = DatabaseUrl::Sqlite(path_in(&folder).with_extension("other"));
    connect(other).await.unwrap().ping().await.unwrap();
    store.ping().await.unwrap();
}
