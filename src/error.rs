//! The one error type.

use std::fmt;

/// What kind of thing went wrong; stable, the same words as `NutgrafError.code` in JavaScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// The input is longer than the limit ([`Options::with_max_length`](crate::Options::with_max_length)).
    TooLong,
    /// An option is unknown or its value makes no sense.
    BadOption,
    /// The input is not what the call reads: not UTF-8, not JSON, not an article.
    BadInput,
}

impl ErrorCode {
    /// The code as it stands in JSON: `too-long`, `bad-option`, `bad-input`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooLong => "too-long",
            Self::BadOption => "bad-option",
            Self::BadInput => "bad-input",
        }
    }
}

/// Why a call could not be answered: a [code](ErrorCode) for programs and a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: ErrorCode,
    message: String,
}

impl Error {
    pub(crate) fn too_long(length: usize, limit: usize) -> Self {
        let message = format!("the input has {length} bytes, more than the limit of {limit}");
        Self { code: ErrorCode::TooLong, message }
    }

    pub(crate) fn bad_option(message: impl Into<String>) -> Self {
        Self { code: ErrorCode::BadOption, message: message.into() }
    }

    #[allow(dead_code, reason = "the library itself takes any text; the border and the program refuse other input")]
    pub(crate) fn bad_input(message: impl Into<String>) -> Self {
        Self { code: ErrorCode::BadInput, message: message.into() }
    }

    /// The code of the error.
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// Whether the input was longer than the limit.
    pub fn is_too_long(&self) -> bool {
        self.code == ErrorCode::TooLong
    }

    /// Whether an option was at fault.
    pub fn is_bad_option(&self) -> bool {
        self.code == ErrorCode::BadOption
    }

    /// Whether the input itself was at fault.
    pub fn is_bad_input(&self) -> bool {
        self.code == ErrorCode::BadInput
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
