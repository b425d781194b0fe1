//! One file has one process.

use store::{StoreError, connect};

use crate::fixture::{file_in, new_user, path_in};

#[tokio::test]
async fn a_file_that_is_open_is_refused_by_its_name_until_it_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let store = connect(file_in(&folder)).await.unwrap();
    let user = new_user();
    store.create_user(user.clone()).await.unwrap();

    let Err(StoreError::Unfit(message)) = connect(file_in(&folder)).await else { panic!("it was opened twice") };
    let lock = path_in(&folder).with_extension("lock");
    assert!(message.contains(&lock.display().to_string()), "{message}");
    assert!(message.contains("another process has this data open"), "{message}");
    assert!(store.user(user.id).await.unwrap().is_some(), "the first goes on");

    drop(store);
    let store = connect(file_in(&folder)).await.unwrap();
    assert!(store.user(user.id).await.unwrap().is_some());
}

#[tokio::test]
async fn files_beside_each_other_are_opened_side_by_side() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = connect(file_in(&one)).await.unwrap();
    connect(file_in(&other)).await.unwrap().ping().await.unwrap();
    store.ping().await.unwrap();
}
