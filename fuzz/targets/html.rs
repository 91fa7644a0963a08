#![no_main]

#[path = "../inputs.rs"]
mod inputs;
#[path = "../../tests/suite/sound.rs"]
mod sound;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| inputs::html(bytes));
