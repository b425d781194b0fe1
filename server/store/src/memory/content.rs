//! Résumés, their members and invitations.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use async_trait::async_trait;
use time::OffsetDateTime;

use super::MemoryStore;
use super::data::{Content, Data};
use crate::{
    Credential, Grantee, Invitation, Invitations, Known, LogRow, Member, Members, Membership, NewInvitation, NewResume,
    Passport, Result, Resume, ResumeId, Resumes, Rights, Role, StoreError, Tags, UserId, Visitor,
};

/// Changes a résumé when it is there.
fn change(data: &mut Data, id: ResumeId, change: impl FnOnce(&mut Content)) -> Result<()> {
    data.resumes.get_mut(&id).map(change);
    Ok(())
}

/// A row with what begins with it.
fn insert(
    data: &mut Data,
    resume: NewResume,
    beside: Option<ResumeId>,
    members: BTreeMap<UserId, Member>,
) -> Result<()> {
    let NewResume { id, owner, title, wrapped_key, first, at } = resume;
    if data.resumes.contains_key(&id) || first.iter().any(|first| data.rows.contains(&first.row)) {
        return Err(StoreError::Taken("id"));
    }
    let mut clients = BTreeMap::new();
    for client in first.iter().flat_map(|first| &first.clients) {
        if clients.insert(*client, owner).is_some() {
            return Err(StoreError::Taken("client id"));
        }
    }
    data.rows.extend(first.as_ref().map(|first| first.row));
    let log: Vec<LogRow> =
        first.map(|first| LogRow { seq: 1, row: first.row, author: owner, blob: first.blob, at }).into_iter().collect();
    let head_seq = i64::from(!log.is_empty());
    let resume = Resume {
        id,
        beside,
        title,
        wrapped_key,
        head_seq,
        name: None,
        name_seq: 0,
        created_at: at,
        updated_at: at,
        deleted_at: None,
    };
    let (tags, snapshots, photos) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    data.resumes.insert(id, Content { resume, members, tags, log, clients, snapshots, photos, base: None });
    Ok(())
}

#[async_trait]
impl Resumes for MemoryStore {
    async fn create_resume(&self, resume: NewResume) -> Result<()> {
        self.ask(|data| {
            let (owner, since) = (resume.owner, resume.at);
            let members = BTreeMap::from([(owner, Member { user: owner, role: Role::Owner, since })]);
            insert(data, resume, None, members)
        })
        .await
    }

    async fn create_cover(&self, beside: ResumeId, cover: NewResume) -> Result<bool> {
        self.ask(|data| {
            let may_write = data.resumes.get(&beside).is_some_and(|content| {
                content.resume.deleted_at.is_none() && content.role(cover.owner) >= Some(Role::Editor)
            });
            if may_write {
                insert(data, cover, Some(beside), BTreeMap::new())?;
            }
            Ok(may_write)
        })
        .await
    }

    async fn covers_of(&self, resume: ResumeId) -> Result<Vec<Resume>> {
        self.ask(|data| {
            let mut covers: Vec<Resume> = data.beside(resume).map(|content| content.resume.clone()).collect();
            covers.sort_by_key(|cover| (cover.created_at, cover.id));
            Ok(covers)
        })
        .await
    }

    async fn covers_for(&self, user: UserId) -> Result<Vec<ResumeId>> {
        self.ask(|data| {
            let theirs = data.resumes.values().filter(|content| content.resume.beside.is_some());
            let theirs = theirs.map(|content| content.resume.id).filter(|id| data.role(*id, user).is_some());
            Ok(theirs.collect())
        })
        .await
    }

    async fn resume(&self, id: ResumeId) -> Result<Option<Resume>> {
        self.ask(|data| Ok(data.resumes.get(&id).map(|content| content.resume.clone()))).await
    }

    async fn resumes_of(&self, user: UserId) -> Result<Vec<(Resume, Role)>> {
        self.ask(|data| {
            let all = data.resumes.values();
            let mut theirs: Vec<(Resume, Role)> =
                all.filter_map(|content| Some((content.resume.clone(), content.role(user)?))).collect();
            theirs.sort_by_key(|(resume, _)| Reverse((resume.updated_at, resume.id)));
            Ok(theirs)
        })
        .await
    }

    async fn rename_resume(&self, id: ResumeId, title: Vec<u8>, at: OffsetDateTime) -> Result<()> {
        self.ask(|data| change(data, id, |content| (content.resume.title, content.resume.updated_at) = (title, at)))
            .await
    }

    async fn note_name(&self, id: ResumeId, seq: i64, name: Vec<u8>) -> Result<()> {
        self.ask(|data| {
            change(data, id, |content| {
                if content.resume.name_seq < seq {
                    (content.resume.name, content.resume.name_seq) = (Some(name), seq);
                }
            })
        })
        .await
    }

    async fn bin_resume(&self, id: ResumeId, at: OffsetDateTime) -> Result<()> {
        self.ask(|data| {
            let all = data.resumes.values_mut().filter(|content| content.is_or_stands_beside(id));
            all.for_each(|content| _ = content.resume.deleted_at.get_or_insert(at));
            Ok(())
        })
        .await
    }

    async fn undelete_resume(&self, id: ResumeId) -> Result<()> {
        self.ask(|data| {
            let went = data.resumes.get(&id).and_then(|content| content.resume.deleted_at);
            for content in data.resumes.values_mut().filter(|content| content.is_or_stands_beside(id)) {
                content.resume.deleted_at = content.resume.deleted_at.filter(|at| Some(*at) != went);
            }
            Ok(())
        })
        .await
    }
}

#[async_trait]
impl Members for MemoryStore {
    async fn members(&self, resume: ResumeId) -> Result<Vec<Member>> {
        self.ask(|data| Ok(data.holder(resume).map(Content::in_order).unwrap_or_default())).await
    }

    async fn role(&self, resume: ResumeId, user: UserId) -> Result<Option<Role>> {
        self.ask(|data| Ok(data.role(resume, user))).await
    }

    async fn rights(&self, asked: &[Grantee], now: OffsetDateTime) -> Result<Vec<Rights>> {
        self.ask(|data| {
            let rights = asked.iter().map(|Grantee { resume, user, via }| {
                let is_there = data.resumes.get(resume).is_some_and(|content| content.resume.deleted_at.is_none());
                let role = data.role(*resume, *user).filter(|_| is_there);
                Rights { role, signed_in: data.is_signed_in(*user, *via, now) }
            });
            Ok(rights.collect())
        })
        .await
    }

    async fn visitors(&self, asked: &[Visitor], now: OffsetDateTime) -> Result<Vec<Option<Known>>> {
        self.ask(|data| {
            let known = asked.iter().map(|Visitor { resume, by }| {
                let (user, via) = match by {
                    Passport::Session(user, hash) => (*user, Credential::Session(*hash)),
                    Passport::Token(hash) => {
                        data.use_token(*hash, now).map(|token| (token.user, Credential::Token(token.id)))?
                    }
                };
                let name = data.users.get(&user)?.name.clone();
                let membership = data.holder(*resume).and_then(|content| {
                    let place = content.in_order().iter().position(|member| member.user == user)?;
                    Some(Membership { role: content.role(user)?, place })
                });
                Some(Known { user, via, name, membership })
            });
            Ok(known.collect())
        })
        .await
    }

    async fn put_member(&self, resume: ResumeId, member: &Member) -> Result<()> {
        let member = *member;
        self.ask(|data| {
            change(data, resume, |content| {
                content.members.entry(member.user).or_insert(member).role = member.role;
            })
        })
        .await
    }

    async fn set_role(&self, resume: ResumeId, user: UserId, role: Role) -> Result<bool> {
        self.ask(|data| {
            let there = data.resumes.get_mut(&resume).and_then(|content| content.members.get_mut(&user));
            Ok(there.map(|member| member.role = role).is_some())
        })
        .await
    }

    async fn remove_member(&self, resume: ResumeId, user: UserId) -> Result<bool> {
        self.ask(|data| {
            let there = data.resumes.get_mut(&resume);
            Ok(there.is_some_and(|content| {
                content.tags.remove(&user);
                content.members.remove(&user).is_some()
            }))
        })
        .await
    }
}

#[async_trait]
impl Tags for MemoryStore {
    async fn tags_of(&self, user: UserId) -> Result<Vec<(ResumeId, Vec<u8>)>> {
        self.ask(|data| {
            let all = data.resumes.iter();
            Ok(all.filter_map(|(id, content)| Some((*id, content.tags.get(&user)?.clone()))).collect())
        })
        .await
    }

    async fn tags(&self, resume: ResumeId, user: UserId) -> Result<Option<Vec<u8>>> {
        self.ask(|data| Ok(data.resumes.get(&resume).and_then(|content| content.tags.get(&user).cloned()))).await
    }

    async fn put_tags(&self, resume: ResumeId, user: UserId, sealed: Vec<u8>) -> Result<bool> {
        self.ask(|data| {
            let there = data.resumes.get_mut(&resume).filter(|content| content.members.contains_key(&user));
            Ok(there.map(|content| content.tags.insert(user, sealed)).is_some())
        })
        .await
    }
}

#[async_trait]
impl Invitations for MemoryStore {
    async fn create_invitation(&self, invitation: NewInvitation) -> Result<()> {
        self.ask(|data| {
            data.invitations.insert(invitation.secret_hash, invitation);
            Ok(())
        })
        .await
    }

    async fn invitation_by_secret(&self, secret_hash: [u8; 32]) -> Result<Option<Invitation>> {
        self.ask(|data| {
            Ok(data.invitations.get(&secret_hash).cloned().map(|open| Invitation {
                id: open.id,
                resume: open.resume,
                invited_by: open.invited_by,
                role: open.role,
                address: open.address,
                created_at: open.created_at,
                expires_at: open.expires_at,
            }))
        })
        .await
    }

    async fn accept_invitation(
        &self,
        secret_hash: [u8; 32],
        user: UserId,
        now: OffsetDateTime,
    ) -> Result<Option<ResumeId>> {
        self.ask(|data| {
            if data.invitations.get(&secret_hash).is_none_or(|open| open.expires_at <= now) {
                return Ok(None);
            }
            if !data.users.contains_key(&user) {
                return Err(StoreError::Database("a member has an account".to_owned()));
            }
            let Some(NewInvitation { resume, role, .. }) = data.invitations.remove(&secret_hash) else {
                return Ok(None);
            };
            change(data, resume, |content| {
                let member = content.members.entry(user).or_insert(Member { user, role, since: now });
                member.role = member.role.max(role);
            })?;
            Ok(Some(resume))
        })
        .await
    }
}
