//! What many may do, and who many are, asked at once.

use time::OffsetDateTime;
use uuid::Uuid;

use super::{PostgresStore, column};
use crate::shared::rows::{RightsRow, VisitorRow, all, micros};
use crate::{Grantee, Passport, Result, Rights, Visitor};

impl PostgresStore {
    pub(crate) async fn read_rights(&self, asked: &[Grantee], now: OffsetDateTime) -> Result<Vec<Rights>> {
        let rows: Vec<RightsRow> = sqlx::query_as(
            "SELECT \
             (SELECT m.role FROM resumes AS r JOIN members AS m ON m.resume_id = r.members_of \
              WHERE r.id = a.resume AND m.user_id = a.who AND r.deleted_at IS NULL) AS role, \
             CASE \
             WHEN a.hash IS NOT NULL THEN (SELECT s.expires_at > $5 FROM sessions AS s \
                                           WHERE s.id_hash = a.hash AND s.user_id = a.who) \
             WHEN a.token IS NOT NULL THEN (SELECT true FROM tokens AS t WHERE t.id = a.token AND t.user_id = a.who) \
             ELSE true END AS signed_in \
             FROM unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::uuid[]) \
             WITH ORDINALITY AS a (resume, who, hash, token, place) ORDER BY a.place",
        )
        .bind(column(asked, |grantee| Uuid::from(grantee.resume)))
        .bind(column(asked, |grantee| Uuid::from(grantee.user)))
        .bind(column(asked, |grantee| grantee.via.session()))
        .bind(column(asked, |grantee| grantee.via.token().map(Uuid::from)))
        .bind(micros(now))
        .fetch_all(self.reader())
        .await?;
        all(rows)
    }

    /// A token is stale when it was last used before `before`.
    pub(crate) async fn read_visitors(&self, asked: &[Visitor], before: i64) -> Result<Vec<VisitorRow>> {
        let user = |visitor: &Visitor| match visitor.by {
            Passport::Session(user, _) => Some(Uuid::from(user)),
            Passport::Token(_) => None,
        };
        let token = |visitor: &Visitor| match visitor.by {
            Passport::Session(..) => None,
            Passport::Token(hash) => Some(hash.to_vec()),
        };
        let rows = sqlx::query_as(
            "SELECT u.id AS user_id, t.id AS token_id, coalesce(t.last_used_at, 0) < $4 AS stale, u.name_sealed, m.role, \
             (SELECT count(*) FROM members AS o WHERE o.resume_id = m.resume_id AND (o.role > m.role \
              OR o.role = m.role AND (o.since, o.user_id) < (m.since, m.user_id))) AS place \
             FROM unnest($1::uuid[], $2::uuid[], $3::bytea[]) WITH ORDINALITY AS a (resume, who, hash, place) \
             LEFT JOIN tokens AS t ON t.hash = a.hash \
             LEFT JOIN users AS u ON u.id = coalesce(a.who, t.user_id) \
             LEFT JOIN resumes AS r ON r.id = a.resume \
             LEFT JOIN members AS m ON m.resume_id = r.members_of AND m.user_id = u.id \
             ORDER BY a.place",
        )
        .bind(column(asked, |visitor| Uuid::from(visitor.resume)))
        .bind(column(asked, user))
        .bind(column(asked, token))
        .bind(before)
        .fetch_all(self.reader())
        .await?;
        Ok(rows)
    }
}
