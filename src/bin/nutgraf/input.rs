//! A file or standard input to an article.

use std::io::Read;

use nutgraf::{Article, Options};

/// Reads a text or a page; `-` is standard input.
pub fn read(file: &str, html: bool, options: &Options) -> Result<Article, String> {
    let mut bytes = Vec::new();
    let result = if file == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|mut f| f.read_to_end(&mut bytes))
    };
    result.map_err(|e| format!("{file}: {e}"))?;
    let named_html = [".html", ".htm", ".xhtml"].iter().any(|end| file.to_ascii_lowercase().ends_with(end));
    if html || named_html || begins_like_page(&bytes) {
        return nutgraf::extract(&nutgraf::decode_html(&bytes, None), options).map_err(|e| format!("{file}: {e}"));
    }
    let text = decode_text(bytes).map_err(|e| format!("{file}: {e}"))?;
    Ok(Article::from_text(text))
}

/// Whether the bytes begin with markup: a doctype, `<html` or `<head`.
fn begins_like_page(bytes: &[u8]) -> bool {
    let head = nutgraf::decode_html(&bytes[..bytes.len().min(1024)], None).trim_start().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<?xml"].iter().any(|start| head.starts_with(start))
}

/// A text in UTF-8 (a byte order mark is dropped).
fn decode_text(bytes: Vec<u8>) -> Result<String, String> {
    let text = String::from_utf8(bytes).map_err(|e| {
        format!("this is not UTF-8 text (byte {} is wrong); is it a binary file?", e.utf8_error().valid_up_to())
    })?;
    if text.contains('\0') && text.bytes().filter(|b| *b < 9).count() * 100 > text.len() {
        return Err("this looks like a binary file, not a text".to_owned());
    }
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}
