//! The five (or six) rõ: what must be clear of every duty.
