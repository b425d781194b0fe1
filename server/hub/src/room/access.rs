//! Somebody's rights have changed: what that means for their open connections.

use crdt::protocol::close;
use store::{Credential, UserId};

use super::Room;

impl Room {
    /// Asks the database again for everything that a person's connections rest on.
    pub(super) async fn check_access(&mut self, user: UserId) {
        let ids: Vec<u64> =
            self.members.iter().filter(|(_, member)| member.who.user == user).map(|(id, _)| *id).collect();
        if ids.is_empty() {
            return;
        }
        let store = self.shared.parts.store.clone();
        let now = self.shared.parts.clock.now();
        let Ok(role) = store.role(self.resume, user).await else {
            self.close_all(&ids, close::TRY_AGAIN, "your access cannot be checked right now");
            return;
        };
        let binned = store.resume(self.resume).await.is_ok_and(|found| found.is_none_or(|it| it.deleted_at.is_some()));
        for id in ids {
            let Some(member) = self.members.get(&id) else { continue };
            let alive = match member.who.grant.via {
                Credential::Session(hash) => {
                    store.session(hash).await.map(|session| session.is_some_and(|it| it.expires_at > now))
                }
                Credential::Token(token) => store.tokens_of(user).await.map(|all| all.iter().any(|it| it.id == token)),
                Credential::Server => Ok(true),
            };
            match (alive, role) {
                (Err(_), _) => self.close_connection(id, close::TRY_AGAIN, "your access cannot be checked right now"),
                (Ok(false), _) => self.close_connection(id, close::SIGNED_OUT, "signed out"),
                (Ok(true), None) => self.close_connection(id, close::NOT_ALLOWED, "you are no longer a member"),
                (Ok(true), Some(_)) if binned => {
                    self.close_connection(id, close::NOT_ALLOWED, "the résumé is in the bin");
                }
                (Ok(true), Some(role)) if role != member.who.role => {
                    self.close_connection(id, close::ACCESS_CHANGED, "your access has changed");
                }
                (Ok(true), Some(_)) => {}
            }
        }
    }

    fn close_all(&self, ids: &[u64], code: u16, reason: &str) {
        for id in ids {
            self.close_connection(*id, code, reason);
        }
    }
}
