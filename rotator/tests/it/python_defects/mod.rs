//! Every row of the table of defects of the two Python scripts. The names of the tests begin with the rows' numbers.
//!
//! Rows about installation (T1, T2, T0, C7) are held by the program being one binary that runs at all.

mod common;
mod meraki;
mod redirects;
mod tenable;
