//! The border to JavaScript: the only file that names it.
