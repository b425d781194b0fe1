//! Photos.

use async_trait::async_trait;

use super::MemoryStore;
use super::data::{Content, Data};
use crate::shared::photos::KEPT;
use crate::{Photo, PhotoId, Photos, Result, ResumeId, Role, UserId};

/// The résumé, for somebody who may write.
fn writable(data: &mut Data, resume: ResumeId, by: UserId) -> Option<&mut Content> {
    let content = data.resumes.get_mut(&resume)?;
    (content.resume.deleted_at.is_none() && content.role(by) >= Some(Role::Editor)).then_some(content)
}

#[async_trait]
impl Photos for MemoryStore {
    async fn put_photo(&self, resume: ResumeId, by: UserId, photo: Photo) -> Result<bool> {
        self.ask(|data| {
            let Some(content) = writable(data, resume, by) else { return Ok(false) };
            content.photos.push(photo);
            content.photos.sort_by_key(|photo| (photo.at, photo.id));
            let excess = content.photos.len().saturating_sub(KEPT);
            content.photos.drain(..excess);
            Ok(true)
        })
        .await
    }

    async fn photo(&self, resume: ResumeId, id: PhotoId) -> Result<Option<Photo>> {
        self.ask(|data| {
            let photos = data.resumes.get(&resume).map(|content| &content.photos);
            Ok(photos.into_iter().flatten().find(|photo| photo.id == id).cloned())
        })
        .await
    }

    async fn delete_photo(&self, resume: ResumeId, by: UserId, id: PhotoId) -> Result<bool> {
        self.ask(|data| {
            let Some(content) = writable(data, resume, by) else { return Ok(false) };
            let before = content.photos.len();
            content.photos.retain(|photo| photo.id != id);
            Ok(content.photos.len() < before)
        })
        .await
    }
}
