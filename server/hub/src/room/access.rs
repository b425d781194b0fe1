//! Reading people's rights again, and ending what they may no longer have open.

use std::sync::Arc;
use std::time::Duration;

use crdt::protocol::close;
use store::{Credential, Grantee, ResumeId, StoreError, UserId};
use tokio::time::sleep;

use super::Room;
use super::work::{Checked, Done, Rights};
use crate::connection::Ending;
use crate::shared::Shared;

/// A revocation that cannot be read is read again.
const AGAIN_AFTER: Duration = Duration::from_millis(500);

impl Room {
    /// Somebody's rights may have changed.
    pub(super) fn recheck(&mut self, user: UserId) {
        if !self.members.of(user).is_empty() {
            self.check_rights(user, Duration::ZERO);
        }
    }

    pub(super) fn recheck_everybody(&mut self) {
        let mut users: Vec<UserId> = self.members.all().map(|member| member.who.user).collect();
        users.sort_unstable();
        users.dedup();
        for user in users {
            self.check_rights(user, Duration::ZERO);
        }
    }

    /// One check of a person is under way at a time; what is asked meanwhile is one more after it.
    fn check_rights(&mut self, user: UserId, pause: Duration) {
        if let Some(again) = self.checking.get_mut(&user) {
            *again = true;
            return;
        }
        self.checking.insert(user, false);
        let by = self.members.all().filter(|member| member.who.user == user);
        let by: Vec<Credential> = by.map(|member| member.who.grant.via).collect();
        let (shared, resume) = (self.shared.clone(), self.id);
        self.work.push(Box::pin(async move {
            sleep(pause).await;
            Done::Access(Checked { user, rights: rights(&shared, resume, user, by).await })
        }));
    }

    pub(super) fn access_is(&mut self, checked: Checked) {
        let Checked { user, rights } = checked;
        if self.checking.remove(&user) == Some(true) {
            // Older than what was asked last.
            return self.recheck(user);
        }
        let rights = match rights {
            Ok(rights) => rights,
            Err(error) => {
                tracing::warn!(%error, resume = %self.id, %user, "rights cannot be read; trying again");
                if !self.members.of(user).is_empty() {
                    self.check_rights(user, AGAIN_AFTER);
                }
                return;
            }
        };
        for id in self.members.of(user) {
            let Some(member) = self.members.get_mut(id) else { continue };
            let ending = match rights.role {
                None => Ending::new(close::NOT_ALLOWED, "this résumé is no longer shared with you, or is in the bin"),
                _ if rights.ended.contains(&member.who.grant.via) => {
                    Ending::new(close::SIGNED_OUT, "the session or token has ended; sign in again")
                }
                Some(role) if role != member.who.role => Ending::new(close::ACCESS_CHANGED, "access changed"),
                Some(_) => continue,
            };
            self.end(id, &ending);
        }
    }
}

/// What a person may do now, by each of the ways in which they came.
async fn rights(
    shared: &Arc<Shared>,
    resume: ResumeId,
    user: UserId,
    by: Vec<Credential>,
) -> Result<Rights, StoreError> {
    let asked: Vec<Grantee> = by.iter().map(|via| Grantee { resume, user, via: *via }).collect();
    let rights = shared.ask(shared.store.rights(&asked, shared.clock.now())).await?;
    let role = rights.first().and_then(|rights| rights.role);
    let ended = by.into_iter().zip(rights).filter(|(_, rights)| !rights.signed_in).map(|(via, _)| via).collect();
    Ok(Rights { role, ended })
}
