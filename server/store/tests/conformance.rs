//! What a store promises, proved by the same tests on SQLite, on Postgres and in memory.
//!
//! Postgres is the server that `TANDEM_TEST_POSTGRES` names; each test makes a database of its own in it and drops it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[macro_use]
#[path = "conformance/fixture.rs"]
mod fixture;

#[path = "conformance/batches.rs"]
mod batches;
#[path = "conformance/clients.rs"]
mod clients;
#[path = "conformance/compaction.rs"]
mod compaction;
#[path = "conformance/copying.rs"]
mod copying;
#[path = "conformance/covers.rs"]
mod covers;
#[path = "conformance/credentials.rs"]
mod credentials;
#[path = "conformance/file.rs"]
mod file;
#[path = "conformance/log.rs"]
mod log;
#[path = "conformance/members.rs"]
mod members;
#[path = "conformance/migrations.rs"]
mod migrations;
#[path = "conformance/pages.rs"]
mod pages;
#[path = "conformance/people.rs"]
mod people;
#[path = "conformance/photos.rs"]
mod photos;
#[path = "conformance/refusals.rs"]
mod refusals;
#[path = "conformance/replicas.rs"]
mod replicas;
#[path = "conformance/resumes.rs"]
mod resumes;
#[path = "conformance/revocation.rs"]
mod revocation;
#[path = "conformance/rights.rs"]
mod rights;
#[path = "conformance/tags.rs"]
mod tags;
#[path = "conformance/vault.rs"]
mod vault;
#[path = "conformance/visitors.rs"]
mod visitors;
#[path = "conformance/writers.rs"]
mod writers;
