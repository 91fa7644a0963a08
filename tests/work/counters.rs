//! What is counted: steps (where the compiler puts a call at every edge) and bytes of the heap.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a piece of work took.
pub struct Taken {
    /// Edges of the program that were gone along; none where they are not counted.
    pub steps: u64,
    /// The most bytes that the heap held at once, above what it held before.
    pub peak: usize,
}

/// One test at a time: what is counted is the whole program's.
pub fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs the work and tells what it took.
pub fn measure(work: impl FnOnce()) -> Taken {
    let before = HELD.load(Relaxed);
    PEAK.store(before, Relaxed);
    let from = steps();
    work();
    Taken { steps: steps() - from, peak: PEAK.load(Relaxed) - before }
}

/// What the heap holds now.
pub fn held() -> usize {
    HELD.load(Relaxed)
}

/// The most that the heap held since this was asked last.
#[cfg(any(feature = "cli", feature = "timings"))]
pub fn peak_since() -> usize {
    PEAK.swap(held(), Relaxed)
}

struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: everything is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        PEAK.fetch_max(HELD.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // As large as both: the old one is given back only when the new one is filled, if it moves.
        PEAK.fetch_max(HELD.fetch_add(size, Relaxed) + size, Relaxed);
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.realloc(place, layout, size) }
    }
}

#[cfg(counted)]
static mut STEPS: u64 = 0;

fn steps() -> u64 {
    #[cfg(counted)]
    // SAFETY: no other thread works meanwhile ([`alone`]).
    return unsafe { STEPS };
    #[cfg(not(counted))]
    0
}

/// Called at every edge of every function that is compiled with `-sanitizer-coverage-trace-pc-guard`; by its name not itself such a function.
#[cfg(counted)]
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_trace_pc_guard(_: *mut u32) {
    // SAFETY: as above.
    unsafe { STEPS += 1 }
}

#[cfg(counted)]
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_trace_pc_guard_init(_: *mut u32, _: *mut u32) {}
