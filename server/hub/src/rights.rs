//! TEMP
use store::{Credential, Role, ResumeId, UserId, StoreError};
use crate::shared::Shared;
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Grantee { pub resume: ResumeId, pub user: UserId, pub via: Credential }
pub(crate) struct Rights { pub role: Option<Role>, pub signed_in: bool }
pub(crate) async fn rights(shared: &Shared, asked: &[Grantee]) -> Result<Vec<Rights>, StoreError> {
    let mut out = Vec::new();
    for a in asked {
        let there = shared.ask(shared.store.resume(a.resume)).await?.is_some_and(|r| r.deleted_at.is_none());
        let role = if there { shared.ask(shared.store.role(a.resume, a.user)).await? } else { None };
        let signed_in = match a.via {
            Credential::Server => true,
            Credential::Session(hash) => shared.ask(shared.store.session(hash)).await?.is_some_and(|s| s.user_id == Some(a.user) && s.expires_at > shared.clock.now()),
            Credential::Token(id) => shared.ask(shared.store.tokens_of(a.user)).await?.iter().any(|t| t.id == id),
        };
        out.push(Rights { role, signed_in });
    }
    Ok(out)
}
