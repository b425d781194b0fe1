//! What a batch depends on, read by one statement before it is written.

use sqlx::{Sqlite, Transaction};
use uuid::Uuid;

use super::json::{Item, List};
use crate::shared::batch::Batch;
use crate::shared::rows::micros;
use crate::{Append, Appended, Credential, Refusal, Result, Role};

/// The résumés that are there, and what of the rest is not as a batch needs it.
#[derive(Debug)]
pub(super) struct Known {
    /// Of each résumé: its newest number. `None` when it is gone or in the bin.
    heads: Vec<Option<i64>>,
    /// Of each résumé: whether a row of the batch was refused.
    stopped: Vec<bool>,
    /// Of each grant: when it ends, in microseconds, and whether its user may write.
    grants: Vec<(i64, bool)>,
    /// The rows with somebody else's client id, in order.
    taken: Vec<i32>,
    pub(super) has_fresh_claims: bool,
}

/// What it is about, its place, a number, a role, an owner.
type Told = (i64, i64, Option<i64>, Option<i16>, Option<Uuid>);

/// Of the résumés those that are there; of the grants those that have ended for some row or may not write; of the claims
/// those that are not their user's already. The limit keeps what is looked up from being looked up again.
const QUESTION: &str = "\
    SELECT 0, a.key, r.head_seq, NULL, NULL FROM json_each($1) AS a \
    JOIN resumes AS r ON r.id = unhex(a.value) WHERE r.deleted_at IS NULL \
    UNION ALL \
    SELECT 1, place, ends, role, NULL FROM ( \
        SELECT g.value ->> 0 AS place, g.value ->> 5 AS latest, \
            CASE WHEN g.value ->> 3 IS NOT NULL \
                THEN (SELECT expires_at FROM sessions \
                      WHERE id_hash = unhex(g.value ->> 3) AND user_id = unhex(g.value ->> 2)) \
                ELSE (SELECT 9223372036854775807 FROM tokens \
                      WHERE id = unhex(g.value ->> 4) AND user_id = unhex(g.value ->> 2)) END AS ends, \
            (SELECT m.role FROM resumes AS r JOIN members AS m ON m.resume_id = r.members_of \
             WHERE r.id = unhex(g.value ->> 1) AND m.user_id = unhex(g.value ->> 2)) AS role \
        FROM json_each($2) AS g LIMIT -1) \
    WHERE ends IS NULL OR ends <= latest OR role IS NULL OR role < 2 \
    UNION ALL \
    SELECT 2, place, NULL, NULL, owner FROM ( \
        SELECT c.key AS place, unhex(c.value ->> 2) AS user, (SELECT user_id FROM client_ids \
            WHERE resume_id = unhex(c.value ->> 0) AND client = c.value ->> 1) AS owner \
        FROM json_each($3) AS c LIMIT -1) \
    WHERE owner IS NOT user";

impl Known {
    pub(super) async fn read(
        tx: &mut Transaction<'static, Sqlite>,
        batch: &Batch<'_>,
        appends: &[Append],
    ) -> Result<Self> {
        let told: Vec<Told> = sqlx::query_as(QUESTION)
            .bind(resumes(batch))
            .bind(grants(batch, appends))
            .bind(claims(batch))
            .fetch_all(&mut **tx)
            .await?;
        let mut known = Self {
            heads: vec![None; batch.resumes.len()],
            stopped: vec![false; batch.resumes.len()],
            grants: vec![(i64::MAX, true); batch.grants.len()],
            taken: Vec::new(),
            has_fresh_claims: false,
        };
        for (about, place, number, role, owner) in told {
            let place = usize::try_from(place).unwrap_or(usize::MAX);
            match about {
                0 => known.heads[place] = number,
                1 => {
                    let may_write = role.is_some_and(|role| role >= Role::Editor.to_number());
                    known.grants[place] = (number.unwrap_or(i64::MIN), may_write);
                }
                _ => {
                    let claim = &batch.claims[place];
                    known.has_fresh_claims |= owner.is_none();
                    if owner.map_or(claim.first, Into::into) != claim.user {
                        known.taken.push(claim.row);
                    }
                }
            }
        }
        known.taken.sort_unstable();
        Ok(known)
    }

    /// The answer for the next row, the first being 0.
    pub(super) fn judge(&mut self, batch: &Batch<'_>, row: usize, append: &Append) -> Appended {
        let resume = batch.row_resumes[row] as usize - 1;
        if self.stopped[resume] {
            return Appended::Behind;
        }
        let (ends, may_write) = self.grants[batch.row_grants[row] as usize - 1];
        let refusal = match &mut self.heads[resume] {
            None => Refusal::Gone,
            Some(_) if ends <= micros(append.at) => Refusal::SignedOut,
            Some(_) if !may_write => Refusal::NotAllowed,
            Some(_) if self.taken.binary_search(&(row as i32 + 1)).is_ok() => Refusal::ClientIdTaken,
            Some(head) => {
                *head += 1;
                return Appended::Committed(*head);
            }
        };
        self.stopped[resume] = true;
        Appended::Refused(refusal)
    }
}

fn resumes(batch: &Batch<'_>) -> String {
    let mut list = List::default();
    for resume in &batch.resumes {
        list.push(Item::id(*resume));
    }
    list.finish()
}

/// With the time of the last row of each. The server itself needs no grant.
fn grants(batch: &Batch<'_>, appends: &[Append]) -> String {
    let mut latest = vec![i64::MIN; batch.grants.len()];
    for (grant, append) in batch.row_grants.iter().zip(appends) {
        let latest = &mut latest[*grant as usize - 1];
        *latest = micros(append.at).max(*latest);
    }
    let mut list = List::default();
    for (place, (asked, latest)) in (0..).zip(batch.grants.iter().zip(latest)) {
        let (session, token) = match &asked.grant.via {
            Credential::Session(hash) => (Item::Bytes(hash), Item::Nothing),
            Credential::Token(id) => (Item::Nothing, Item::id(*id)),
            Credential::Server => continue,
        };
        list.push_list([
            Item::Number(place),
            Item::id(batch.resumes[asked.resume as usize - 1]),
            Item::id(asked.grant.user),
            session,
            token,
            Item::Number(latest),
        ]);
    }
    list.finish()
}

fn claims(batch: &Batch<'_>) -> String {
    let mut list = List::default();
    for claim in &batch.claims {
        list.push_list([
            Item::id(batch.resumes[claim.resume as usize - 1]),
            Item::Number(claim.client),
            Item::id(claim.user),
        ]);
    }
    list.finish()
}
