//! Accounts, sessions, tokens.

use std::cmp::Reverse;

use async_trait::async_trait;
use time::OffsetDateTime;

use super::MemoryStore;
use crate::{
    NewSession, NewToken, NewUser, Result, ResumeId, Role, Session, Sessions, StoreError, Token, TokenId, Tokens, User,
    UserId, Users,
};

#[async_trait]
impl Users for MemoryStore {
    async fn create_user(&self, user: NewUser) -> Result<()> {
        self.ask(|data| {
            if data.users.values().any(|other| other.address_hash == user.address_hash) {
                return Err(StoreError::Taken("address"));
            }
            data.users.insert(user.id, user);
            Ok(())
        })
        .await
    }

    async fn user(&self, id: UserId) -> Result<Option<User>> {
        self.ask(|data| Ok(data.users.get(&id).cloned())).await
    }

    async fn user_by_address(&self, address_hash: [u8; 32]) -> Result<Option<User>> {
        self.ask(|data| Ok(data.users.values().find(|user| user.address_hash == address_hash).cloned())).await
    }

    async fn update_user(&self, user: User) -> Result<()> {
        self.ask(|data| {
            if data.users.values().any(|other| other.id != user.id && other.address_hash == user.address_hash) {
                return Err(StoreError::Taken("address"));
            }
            if let Some(there) = data.users.get_mut(&user.id) {
                *there = User { created_at: there.created_at, ..user };
            }
            Ok(())
        })
        .await
    }

    async fn delete_user(&self, id: UserId) -> Result<()> {
        self.ask(|data| {
            let alone: Vec<ResumeId> = data
                .resumes
                .iter()
                .filter(|(_, content)| {
                    let mut owners = content.members.values().filter(|member| member.role == Role::Owner);
                    owners.next().is_some_and(|owner| owner.user == id) && owners.next().is_none()
                })
                .map(|(resume, _)| *resume)
                .collect();
            alone.into_iter().for_each(|resume| data.forget(resume));
            for content in data.resumes.values_mut() {
                content.members.remove(&id);
                content.tags.remove(&id);
            }
            data.sessions.retain(|_, session| session.user_id != Some(id));
            data.tokens.retain(|_, (token, _)| token.user != id);
            data.invitations.retain(|_, invitation| invitation.invited_by != id);
            data.users.remove(&id);
            Ok(())
        })
        .await
    }
}

#[async_trait]
impl Sessions for MemoryStore {
    async fn create_session(&self, session: NewSession) -> Result<()> {
        self.ask(|data| {
            if data.sessions.contains_key(&session.id_hash) {
                return Err(StoreError::Taken("session"));
            }
            data.sessions.insert(session.id_hash, session);
            Ok(())
        })
        .await
    }

    async fn save_session(&self, session: NewSession) -> Result<bool> {
        self.ask(|data| {
            let there = data.sessions.get_mut(&session.id_hash);
            Ok(there.map(|there| *there = Session { created_at: there.created_at, ..session }).is_some())
        })
        .await
    }

    async fn session(&self, id_hash: [u8; 32]) -> Result<Option<Session>> {
        self.ask(|data| Ok(data.sessions.get(&id_hash).cloned())).await
    }

    async fn delete_session(&self, id_hash: [u8; 32]) -> Result<bool> {
        self.ask(|data| Ok(data.sessions.remove(&id_hash).is_some())).await
    }

    async fn sessions_of(&self, user: UserId) -> Result<Vec<Session>> {
        self.ask(|data| {
            let theirs = data.sessions.values().filter(|session| session.user_id == Some(user));
            let mut sessions: Vec<Session> = theirs.cloned().collect();
            sessions.sort_by_key(|session| (Reverse(session.last_seen_at), session.id_hash));
            Ok(sessions)
        })
        .await
    }

    async fn delete_expired_sessions(&self, now: OffsetDateTime) -> Result<()> {
        self.ask(|data| {
            data.sessions.retain(|_, session| session.expires_at > now);
            Ok(())
        })
        .await
    }
}

#[async_trait]
impl Tokens for MemoryStore {
    async fn create_token(&self, token: NewToken) -> Result<()> {
        self.ask(|data| {
            if data.tokens.values().any(|(_, hash)| *hash == token.hash) {
                return Err(StoreError::Taken("id"));
            }
            let NewToken { id, user, name, hash, created_at } = token;
            data.tokens.insert(id, (Token { id, user, name, created_at, last_used_at: None }, hash));
            Ok(())
        })
        .await
    }

    async fn token_by_hash(&self, hash: [u8; 32], now: OffsetDateTime) -> Result<Option<Token>> {
        self.ask(|data| Ok(data.use_token(hash, now))).await
    }

    async fn tokens_of(&self, user: UserId) -> Result<Vec<Token>> {
        self.ask(|data| {
            let tokens = data.tokens.values().map(|(token, _)| token);
            Ok(tokens.filter(|token| token.user == user).cloned().collect())
        })
        .await
    }

    async fn delete_token(&self, user: UserId, id: TokenId) -> Result<bool> {
        self.ask(|data| {
            let is_theirs = data.tokens.get(&id).is_some_and(|(token, _)| token.user == user);
            Ok(is_theirs && data.tokens.remove(&id).is_some())
        })
        .await
    }
}
