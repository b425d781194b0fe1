//! The API from outside: a real server in this process, on a SQLite file of its own, spoken to over HTTP and
//! WebSocket by typed users. The modules mirror the addresses.

mod app;
mod live;
mod user;

mod auth;
mod checkup;
mod covers;
mod cross_site;
mod files;
mod health;
mod hostile_bodies;
mod import;
mod invitations;
mod me;
mod members;
mod openapi;
mod paper;
mod photo;
mod problems;
mod read_pdf;
mod readback;
mod resumes;
mod sessions;
mod shelf;
mod shutdown;
mod sync;
mod tokens;
mod web;
