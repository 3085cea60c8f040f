//! Pages, and what is read of them.

mod golden;
mod hostile;
