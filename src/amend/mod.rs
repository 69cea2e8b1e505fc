//! A comparison becomes an amending instrument, and an instrument applied gives the text in force.
