//! Reading the log; the same on both databases. Writing it is each database's own.

/// The body of `Log::read_after`.
macro_rules! read_after {
    ($store:expr, $resume:expr, $seq:expr, $limit:expr) => {{
        let rows: Vec<$crate::shared::rows::LogRowRow> = sqlx::query_as(
            "SELECT seq, row_id, author, sealed, at FROM log WHERE resume_id = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        )
        .bind(uuid::Uuid::from($resume))
        .bind($seq)
        .bind($limit)
        .fetch_all($store.reader())
        .await?;
        $crate::shared::rows::all(rows)
    }};
}

pub(crate) use read_after;
