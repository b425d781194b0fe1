//! Writing a batch on SQLite. A statement is a trip to the connection's thread: one asks all that a batch depends on,
//! one writes its rows, whatever their number. They are given JSON, with ids in hexadecimal.

use std::collections::BTreeMap;

use sqlx::{Sqlite, Transaction};

use super::json::{Item, List};
use super::known::Known;
use crate::shared::batch::Batch;
use crate::shared::rows::micros;
use crate::{Append, Appended, Result, ResumeId};

type Tx = Transaction<'static, Sqlite>;

/// Writes a batch. One connection writes: nothing changes between the question and what is done.
///
/// # Errors
/// The transaction must not be committed.
pub(super) async fn append(tx: &mut Tx, appends: &[Append]) -> Result<Vec<Appended>> {
    let batch = Batch::of(appends);
    let mut known = Known::read(tx, &batch, appends).await?;
    let judge = |(row, append)| known.judge(&batch, row, append);
    let answers: Vec<Appended> = appends.iter().enumerate().map(judge).collect();
    if known.has_fresh_claims {
        claim(tx, &batch, &answers).await?;
    }
    let numbers = answers.iter().map(|answer| if let Appended::Committed(seq) = answer { Some(*seq) } else { None });
    let written: Vec<(&Append, i64)> =
        appends.iter().zip(numbers).filter_map(|(append, seq)| Some((append, seq?))).collect();
    if !written.is_empty() {
        write(tx, &written).await?;
        advance(tx, &written).await?;
    }
    Ok(answers)
}

async fn claim(tx: &mut Tx, batch: &Batch<'_>, answers: &[Appended]) -> Result<()> {
    let mut claims = List::default();
    for claim in &batch.claims {
        if matches!(answers[claim.row as usize - 1], Appended::Committed(_)) {
            let resume = batch.resumes[claim.resume as usize - 1];
            claims.push_list([Item::id(resume), Item::Number(claim.client), Item::id(claim.user)]);
        }
    }
    sqlx::query(
        "INSERT INTO client_ids (resume_id, client, user_id) \
         SELECT unhex(value ->> 0), value ->> 1, unhex(value ->> 2) FROM json_each($1) WHERE true \
         ON CONFLICT DO NOTHING",
    )
    .bind(claims.finish())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The blobs of all rows are given as one, of which each takes its part.
async fn write(tx: &mut Tx, written: &[(&Append, i64)]) -> Result<()> {
    let mut blobs = Vec::with_capacity(written.iter().map(|(append, _)| append.blob.len()).sum());
    let mut rows = List::default();
    for (append, seq) in written {
        let Append { resume, row, author, .. } = **append;
        rows.push_list([
            Item::id(resume),
            Item::Number(*seq),
            Item::id(row),
            Item::id(author),
            // SQLite counts from 1.
            Item::Number(blobs.len() as i64 + 1),
            Item::Number(append.blob.len() as i64),
            Item::Number(micros(append.at)),
        ]);
        blobs.extend_from_slice(&append.blob);
    }
    sqlx::query(
        "INSERT INTO log (resume_id, seq, row_id, author, sealed, at) \
         SELECT unhex(value ->> 0), value ->> 1, unhex(value ->> 2), unhex(value ->> 3), \
         substr($2, value ->> 4, value ->> 5), value ->> 6 FROM json_each($1)",
    )
    .bind(rows.finish())
    .bind(blobs)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The résumés that were written to have a new head, and were changed.
async fn advance(tx: &mut Tx, written: &[(&Append, i64)]) -> Result<()> {
    let mut heads: BTreeMap<ResumeId, (i64, i64)> = BTreeMap::new();
    for (append, seq) in written {
        let (head, at) = heads.entry(append.resume).or_insert((0, i64::MIN));
        (*head, *at) = (*seq, micros(append.at).max(*at));
    }
    let mut list = List::default();
    for (resume, (head, at)) in heads {
        list.push_list([Item::id(resume), Item::Number(head), Item::Number(at)]);
    }
    sqlx::query(
        "UPDATE resumes SET head_seq = w.head, updated_at = max(updated_at, w.at) FROM \
         (SELECT unhex(value ->> 0) AS resume, value ->> 1 AS head, value ->> 2 AS at FROM json_each($1)) AS w \
         WHERE id = w.resume",
    )
    .bind(list.finish())
    .execute(&mut **tx)
    .await?;
    Ok(())
}
