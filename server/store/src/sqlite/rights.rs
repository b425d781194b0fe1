//! What many may do, asked at once.

use time::OffsetDateTime;

use super::SqliteStore;
use super::json::{Item, List};
use crate::shared::rows::{RightsRow, all, micros};
use crate::{Grantee, Result, Rights};

impl SqliteStore {
    pub(crate) async fn read_rights(&self, asked: &[Grantee], now: OffsetDateTime) -> Result<Vec<Rights>> {
        let mut list = List::default();
        for Grantee { resume, user, via } in asked {
            list.push_list([
                Item::id(*resume),
                Item::id(*user),
                via.session().map_or(Item::Nothing, |hash| Item::Bytes(hash)),
                via.token().map_or(Item::Nothing, Item::id),
            ]);
        }
        let rows: Vec<RightsRow> = sqlx::query_as(
            "SELECT \
             (SELECT m.role FROM members AS m JOIN resumes AS r ON r.id = m.resume_id \
              WHERE m.resume_id = unhex(a.value ->> 0) AND m.user_id = unhex(a.value ->> 1) \
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
}
