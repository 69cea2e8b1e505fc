//! Foreign files become regulations: law 6 over every example and generated regulations, typed variants as data,
//! letters counted, hostile files.

mod heads;
mod hostile;
mod law;
mod meetings;
mod print;
mod remarks;
mod returned;
mod variants;
mod web;
mod whole;
mod wrapped;
