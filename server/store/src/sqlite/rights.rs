//! What many may do, and who many are, asked at once.

use time::OffsetDateTime;

use super::SqliteStore;
use super::json::{Item, List};
use crate::shared::rows::{RightsRow, VisitorRow, all, micros};
use crate::{Grantee, Passport, Result, Rights, Visitor};

impl SqliteStore {
    pub(crate) async fn read_rights(&self, asked: &[Grantee], now: OffsetDateTime) -> Result<Vec<Rights>> {
        let mut list = List::default();
        for Grantee { resume, user, via } in asked {
            list.push_list([
                Item::id(*resume),
                Item::id(*user),
                via.session().map_or(Item::Nothing, Item::Bytes),
                via.token().map_or(Item::Nothing, Item::id),
            ]);
        }
        let rows: Vec<RightsRow> = sqlx::query_as(
            "SELECT \
             (SELECT m.role FROM resumes AS r JOIN members AS m ON m.resume_id = r.members_of \
              WHERE r.id = unhex(a.value ->> 0) AND m.user_id = unhex(a.value ->> 1) \
              AND r.deleted_at IS NULL) AS role, \
             CASE \
             WHEN a.value ->> 2 IS NOT NULL \
             THEN (SELECT s.expires_at > $2 FROM sessions AS s \
                   WHERE s.id_hash = unhex(a.value ->> 2) AND s.user_id = unhex(a.value ->> 1)) \
             WHEN a.value ->> 3 IS NOT NULL \
             THEN (SELECT true FROM tokens AS t \
                   WHERE t.id = unhex(a.value ->> 3) AND t.user_id = unhex(a.value ->> 1)) \
             ELSE true END AS signed_in \
             FROM json_each($1) AS a ORDER BY a.key",
        )
        .bind(list.finish())
        .bind(micros(now))
        .fetch_all(self.reader())
        .await?;
        all(rows)
    }

    /// A token is stale when it was last used before `before`.
    pub(crate) async fn read_visitors(&self, asked: &[Visitor], before: i64) -> Result<Vec<VisitorRow>> {
        let mut list = List::default();
        for Visitor { resume, by } in asked {
            let (user, token) = match by {
                Passport::Session(user, _) => (Item::id(*user), Item::Nothing),
                Passport::Token(hash) => (Item::Nothing, Item::Bytes(hash)),
            };
            list.push_list([Item::id(*resume), user, token]);
        }
        let rows = sqlx::query_as(
            "SELECT u.id AS user_id, t.id AS token_id, coalesce(t.last_used_at, 0) < $2 AS stale, u.name_sealed, m.role, \
             (SELECT count(*) FROM members AS o WHERE o.resume_id = m.resume_id AND (o.role > m.role \
              OR o.role = m.role AND (o.since, o.user_id) < (m.since, m.user_id))) AS place \
             FROM json_each($1) AS a \
             LEFT JOIN tokens AS t ON t.hash = unhex(a.value ->> 2) \
             LEFT JOIN users AS u ON u.id = coalesce(unhex(a.value ->> 1), t.user_id) \
             LEFT JOIN resumes AS r ON r.id = unhex(a.value ->> 0) \
             LEFT JOIN members AS m ON m.resume_id = r.members_of AND m.user_id = u.id \
             ORDER BY a.key",
        )
        .bind(list.finish())
        .bind(before)
        .fetch_all(self.reader())
        .await?;
        Ok(rows)
    }
}
