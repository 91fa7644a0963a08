//! One sort for everything.

use std::collections::BinaryHeap;

/// Sorts by a number; what has the same number keeps its order.
///
/// The standard library's sorts are compiled anew for each type they sort, several kilobytes of wasm each time. Here only numbers are
/// sorted, by way of a heap, which is a tenth of them, and the items then brought to their places.
pub(crate) fn sort_by_number<T>(items: &mut [T], number: impl Fn(&T) -> u128) {
    let order: Vec<(u128, u32)> = items.iter().zip(0..).map(|(item, at)| (number(item), at)).collect();
    // What is in order already, as it mostly is, need not be sorted.
    if order.is_sorted() {
        return;
    }
    let mut order = BinaryHeap::from(order).into_sorted_vec();
    // `order[to].1` is where the item for the place `to` stands. Each cycle of moves is walked once.
    for start in 0..items.len() {
        let mut to = start;
        loop {
            let from = std::mem::replace(&mut order[to].1, to as u32) as usize;
            if from == start {
                break;
            }
            items.swap(to, from);
            to = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_the_stable_sort_of_the_standard_library(numbers in proptest::collection::vec(0u8..20, 0..60)) {
            let mut items: Vec<(u8, usize)> = numbers.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(number, _)| *number);
            sort_by_number(&mut items, |(number, _)| (*number).into());
            prop_assert_eq!(items, expected);
        }
    }
}
