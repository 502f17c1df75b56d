//! The real program against the mock vendors, over sockets.
//!
//! One binary for all of it, because linking takes longer than running. By concern:
//!
//! * `python_defects`: every row of the table of defects of the two scripts that this program replaces;
//! * `command_line`, `payload_forms`, `json_output`: what goes in and what comes out;
//! * `host_setup`: a table of connections (proxy, certificate, clock, trust, name, firewall), and what each setup ends with;
//! * `tls`: one connection, the host's trust;
//! * `traces`, `payload_command`, `check_command`: `-v`, `rotator payload` and `rotator check`;
//! * `outcomes_*`: what each target does when all goes well, and when it does not;
//! * `causes`: the word and the sentence of each; `sentences`: all sentences, none of which contradicts itself;
//! * `exploration`: every sequence of events that a run can see, and the shortest one to each outcome;
//! * `late_changes`: a vendor that makes the change after it was given up on;
//! * `fault_matrix`: operation x fault x moment, with the exit code of each;
//! * `random_faults`, `concurrency`: the same at random, and many at once;
//! * `secrets`, `redaction`, `signals`: what must never be seen, what must stay readable, and what happens when
//!   somebody stops the program;
//! * `pictures`: what docs/images show of it.
//!
//! `support` runs the program, and looks for secrets in all that it ever prints.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by panicking")]

mod causes;
mod check_command;
mod command_line;
mod concurrency;
mod destinations;
mod exploration;
mod fault_matrix;
mod host_setup;
mod json_output;
mod late_changes;
mod odd_members;
mod outcomes_meraki;
mod outcomes_tenable_credential;
mod outcomes_tenable_user;
mod payload_command;
mod payload_forms;
mod pictures;
mod python_defects;
mod random_faults;
mod redaction;
mod secrets;
mod sentences;
mod signals;
mod support;
mod tls;
mod traces;
