//! Snapshots, and what may go of a log for them.

use async_trait::async_trait;
use time::OffsetDateTime;

use super::MemoryStore;
use super::data::Content;
use crate::{Result, ResumeId, Snapshot, Snapshots};

#[async_trait]
impl Snapshots for MemoryStore {
    async fn latest_snapshot(&self, resume: ResumeId) -> Result<Option<Snapshot>> {
        self.snapshot_before(resume, i64::MAX).await
    }

    async fn snapshot_before(&self, resume: ResumeId, seq: i64) -> Result<Option<Snapshot>> {
        self.ask(|data| {
            let there = data.resumes.get(&resume);
            Ok(there.and_then(|content| content.snapshots.range(..=seq).next_back().map(|(_, found)| found.clone())))
        })
        .await
    }

    async fn put_snapshot(&self, resume: ResumeId, snapshot: Snapshot) -> Result<()> {
        self.ask(|data| {
            if let Some(content) = data.resumes.get_mut(&resume).filter(|content| content.base <= Some(snapshot.seq)) {
                content.snapshots.entry(snapshot.seq).or_insert(snapshot);
                content.thin_snapshots();
            }
            Ok(())
        })
        .await
    }

    async fn compactable(&self, before: OffsetDateTime, limit: i64) -> Result<Vec<(ResumeId, i64)>> {
        let limit = usize::try_from(limit).unwrap_or_default();
        self.ask(|data| {
            let mut found: Vec<(OffsetDateTime, ResumeId, i64)> = Vec::new();
            for (id, content) in &data.resumes {
                let mut fit = content.snapshots.values().filter(|snapshot| content.may_go_for(snapshot, before));
                let oldest = fit.clone().map(|snapshot| snapshot.at).min();
                found.extend(oldest.zip(fit.next_back()).map(|(oldest, newest)| (oldest, *id, newest.seq)));
            }
            found.sort_unstable();
            Ok(found.into_iter().take(limit).map(|(_, id, seq)| (id, seq)).collect())
        })
        .await
    }

    async fn forget_log(&self, resume: ResumeId, through: i64) -> Result<u64> {
        self.ask(|data| {
            let there = data.resumes.get_mut(&resume).filter(|content| content.snapshots.contains_key(&through));
            let Some(content) = there else { return Ok(0) };
            content.base = Some(through);
            content.snapshots.retain(|seq, _| *seq >= through);
            let covered = content.log.partition_point(|row| row.seq <= through);
            for row in content.log.drain(..covered) {
                data.rows.remove(&row.row);
            }
            Ok(covered as u64)
        })
        .await
    }
}

impl Content {
    /// Whether a snapshot and all rows that it covers are older than that, and there are any.
    fn may_go_for(&self, snapshot: &Snapshot, before: OffsetDateTime) -> bool {
        let covered = &self.log[..self.log.partition_point(|row| row.seq <= snapshot.seq)];
        snapshot.at < before && !covered.is_empty() && covered.iter().all(|row| row.at < before)
    }

    /// Keeps the newest of each day, and the one that the log begins after.
    fn thin_snapshots(&mut self) {
        let day = |snapshot: &Snapshot| snapshot.at.unix_timestamp().div_euclid(86_400);
        let mut newer: Vec<i64> = Vec::new();
        let base = self.base;
        let kept: Vec<i64> = self
            .snapshots
            .values()
            .rev()
            .filter_map(|snapshot| {
                let is_newest = !newer.contains(&day(snapshot));
                newer.push(day(snapshot));
                (is_newest || Some(snapshot.seq) == base).then_some(snapshot.seq)
            })
            .collect();
        self.snapshots.retain(|seq, _| kept.contains(seq));
    }
}
