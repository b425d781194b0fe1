//! What many may do, asked at once.

use time::OffsetDateTime;
use uuid::Uuid;

use super::{PostgresStore, column};
use crate::shared::rows::{RightsRow, all, micros};
use crate::{Grantee, Result, Rights};

impl PostgresStore {
    pub(crate) async fn read_rights(&self, asked: &[Grantee], now: OffsetDateTime) -> Result<Vec<Rights>> {
        let rows: Vec<RightsRow> = sqlx::query_as(
            "SELECT \
             (SELECT m.role FROM members AS m JOIN resumes AS r ON r.id = m.resume_id \
              WHERE m.resume_id = a.resume AND m.user_id = a.who AND r.deleted_at IS NULL) AS role, \
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
}
