//! Bases, dates, format: căn cứ, numbers, signature, profile.
