//! What is in the store.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use time::OffsetDateTime;

use crate::shared::tokens::USED_EVERY;
use crate::{
    Credential, LogRow, Member, NewInvitation, Photo, Resume, ResumeId, Role, RowId, Session, Snapshot, Token, TokenId,
    User, UserId,
};

#[derive(Default)]
pub(super) struct Data {
    pub(super) users: BTreeMap<UserId, User>,
    pub(super) sessions: BTreeMap<[u8; 32], Session>,
    pub(super) tokens: BTreeMap<TokenId, (Token, [u8; 32])>,
    pub(super) resumes: BTreeMap<ResumeId, Content>,
    /// Those that nobody has accepted.
    pub(super) invitations: BTreeMap<[u8; 32], NewInvitation>,
    /// Every row that is in a log.
    pub(super) rows: BTreeSet<RowId>,
}

/// A résumé and what hangs on it.
pub(super) struct Content {
    pub(super) resume: Resume,
    pub(super) members: BTreeMap<UserId, Member>,
    /// Of members only.
    pub(super) tags: BTreeMap<UserId, Vec<u8>>,
    pub(super) log: Vec<LogRow>,
    pub(super) clients: BTreeMap<u64, UserId>,
    pub(super) snapshots: BTreeMap<i64, Snapshot>,
    /// The oldest first.
    pub(super) photos: Vec<Photo>,
    /// The number of the snapshot that the log begins after, once something of it is gone.
    pub(super) base: Option<i64>,
}

impl Content {
    pub(super) fn role(&self, user: UserId) -> Option<Role> {
        self.members.get(&user).map(|member| member.role)
    }

    /// Whether it is this résumé or letter, or a letter beside this résumé.
    pub(super) fn is_or_stands_beside(&self, id: ResumeId) -> bool {
        self.resume.id == id || self.resume.beside == Some(id)
    }

    /// Owners first, then by time.
    pub(super) fn in_order(&self) -> Vec<Member> {
        let mut members: Vec<Member> = self.members.values().copied().collect();
        members.sort_by_key(|member| (Reverse(member.role), member.since, member.user));
        members
    }
}

impl Data {
    /// What holds the members who decide about a résumé or a letter.
    pub(super) fn holder(&self, id: ResumeId) -> Option<&Content> {
        let content = self.resumes.get(&id)?;
        content.resume.beside.map_or(Some(content), |resume| self.resumes.get(&resume))
    }

    pub(super) fn role(&self, id: ResumeId, user: UserId) -> Option<Role> {
        self.holder(id)?.role(user)
    }

    /// The letters beside a résumé.
    pub(super) fn beside(&self, resume: ResumeId) -> impl Iterator<Item = &Content> {
        self.resumes.values().filter(move |content| content.resume.beside == Some(resume))
    }

    /// Whether somebody is who they say, at that time.
    pub(super) fn is_signed_in(&self, user: UserId, via: Credential, at: OffsetDateTime) -> bool {
        match via {
            Credential::Session(hash) => {
                self.sessions.get(&hash).is_some_and(|there| there.user_id == Some(user) && there.expires_at > at)
            }
            Credential::Token(id) => self.tokens.get(&id).is_some_and(|(there, _)| there.user == user),
            Credential::Server => true,
        }
    }

    /// The token with that hash, which is being used.
    pub(super) fn use_token(&mut self, hash: [u8; 32], now: OffsetDateTime) -> Option<Token> {
        let (token, _) = self.tokens.values_mut().find(|(_, there)| *there == hash)?;
        let found = token.clone();
        if token.last_used_at.is_none_or(|at| now - at > USED_EVERY) {
            token.last_used_at = Some(now);
        }
        Some(found)
    }

    /// A résumé is gone, with all that hangs on it.
    pub(super) fn forget(&mut self, id: ResumeId) {
        let letters: Vec<ResumeId> = self.beside(id).map(|content| content.resume.id).collect();
        letters.into_iter().for_each(|letter| self.forget(letter));
        for row in self.resumes.remove(&id).into_iter().flat_map(|content| content.log) {
            self.rows.remove(&row.row);
        }
        self.invitations.retain(|_, invitation| invitation.resume != id);
    }
}
