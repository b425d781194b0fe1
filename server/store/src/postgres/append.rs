//! Writing a batch by `append_to_log`, a function in the database (`migrations/postgres/0002_append.sql`).

use sqlx::PgConnection;
use uuid::Uuid;

use super::column;
use crate::shared::batch::Batch;
use crate::shared::rows::micros;
use crate::{Append, Appended, Refusal, Result, StoreError};

/// Writes a batch: one statement, which is one transaction.
///
/// # Errors
/// Nothing was written, or nobody knows.
pub(super) async fn append(connection: &mut PgConnection, appends: &[Append]) -> Result<Vec<Appended>> {
    let Batch { resumes, grants, claims, row_resumes, row_grants } = Batch::of(appends);
    let (answers,): (Vec<i64>,) =
        sqlx::query_as("SELECT append_to_log($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)")
            .bind(column(&resumes, |id| Uuid::from(*id)))
            .bind(column(&grants, |asked| asked.resume))
            .bind(column(&grants, |asked| Uuid::from(asked.grant.user)))
            .bind(column(&grants, |asked| asked.grant.via.session()))
            .bind(column(&grants, |asked| asked.grant.via.token().map(Uuid::from)))
            .bind(column(&claims, |claim| claim.row))
            .bind(column(&claims, |claim| claim.resume))
            .bind(column(&claims, |claim| Uuid::from(claim.user)))
            .bind(column(&claims, |claim| Uuid::from(claim.first)))
            .bind(column(&claims, |claim| claim.client))
            .bind(row_resumes)
            .bind(row_grants)
            .bind(column(appends, |append| Uuid::from(append.row)))
            .bind(column(appends, |append| Uuid::from(append.author)))
            .bind(column(appends, |append| append.blob.as_slice()))
            .bind(column(appends, |append| micros(append.at)))
            .fetch_one(connection)
            .await?;
    answers.into_iter().map(answer).collect()
}

/// An answer of the function, which says what its numbers mean.
fn answer(number: i64) -> Result<Appended> {
    Ok(match number {
        1.. => Appended::Committed(number),
        0 => Appended::Behind,
        -1 => Appended::Busy,
        -2 => Appended::Refused(Refusal::NotAllowed),
        -3 => Appended::Refused(Refusal::SignedOut),
        -4 => Appended::Refused(Refusal::ClientIdTaken),
        -5 => Appended::Refused(Refusal::Gone),
        _ => return Err(StoreError::Database(format!("append_to_log answered {number}"))),
    })
}
