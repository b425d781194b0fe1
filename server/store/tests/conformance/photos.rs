//! Photos are content: who may write brings them, they belong to one résumé, and go with it.

use store::{Member, Photo, PhotoId, Role, SystemClock, SystemRandom};

use crate::fixture::{Fixture, at};

on_all!(
    a_photo_comes_back_as_it_was_for_its_own_resume_alone,
    only_who_may_write_brings_or_takes_one,
    the_newest_ten_stay_and_all_go_with_the_resume,
);

fn photo(second: i64, byte: u8) -> Photo {
    Photo { id: PhotoId::new(&SystemClock, &SystemRandom), blob: vec![byte; 3_000], at: at(second) }
}

async fn a_photo_comes_back_as_it_was_for_its_own_resume_alone(db: &Fixture) {
    let ada = db.person().await;
    let (resume, other) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let photo = photo(1, 7);
    assert!(db.store.put_photo(resume, ada.user, photo.clone()).await.unwrap());
    assert_eq!(db.store.photo(resume, photo.id).await.unwrap(), Some(photo.clone()));
    assert_eq!(db.store.photo(other, photo.id).await.unwrap(), None);
    assert!(!db.store.delete_photo(other, ada.user, photo.id).await.unwrap());
    assert!(db.store.delete_photo(resume, ada.user, photo.id).await.unwrap());
    assert!(!db.store.delete_photo(resume, ada.user, photo.id).await.unwrap());
    assert_eq!(db.store.photo(resume, photo.id).await.unwrap(), None);
}

async fn only_who_may_write_brings_or_takes_one(db: &Fixture) {
    let (ada, stranger) = (db.person().await, db.person().await);
    let resume = db.resume_of(&ada).await;
    let (viewer, commenter) = (db.member(resume, Role::Viewer).await, db.member(resume, Role::Commenter).await);
    let editor = db.member(resume, Role::Editor).await;
    let kept = photo(1, 1);
    assert!(db.store.put_photo(resume, editor.user, kept.clone()).await.unwrap());
    for nobody in [&stranger, &viewer, &commenter] {
        assert!(!db.store.put_photo(resume, nobody.user, photo(2, 2)).await.unwrap());
        assert!(!db.store.delete_photo(resume, nobody.user, kept.id).await.unwrap());
    }
    // Once the change of a role has returned, nothing more is written.
    let demoted = Member { user: editor.user, role: Role::Viewer, since: at(3) };
    db.store.put_member(resume, &demoted).await.unwrap();
    assert!(!db.store.put_photo(resume, editor.user, photo(4, 4)).await.unwrap());
    db.store.bin_resume(resume, at(5)).await.unwrap();
    assert!(!db.store.put_photo(resume, ada.user, photo(6, 6)).await.unwrap());
    assert_eq!(db.store.photo(resume, kept.id).await.unwrap(), Some(kept));
}

async fn the_newest_ten_stay_and_all_go_with_the_resume(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let photos: Vec<Photo> = (0..12_u8).map(|number| photo(number.into(), number)).collect();
    for photo in &photos {
        assert!(db.store.put_photo(resume, ada.user, photo.clone()).await.unwrap());
    }
    for (number, photo) in photos.iter().enumerate() {
        assert_eq!(db.store.photo(resume, photo.id).await.unwrap().is_some(), number >= 2, "{number}");
    }
    db.store.delete_user(ada.user).await.unwrap();
    assert_eq!(db.store.photo(resume, photos[11].id).await.unwrap(), None);
}
