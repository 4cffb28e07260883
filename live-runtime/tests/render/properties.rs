//! What holds of all pages.

use live_runtime::render::{Prints, to_html};
use proptest::prelude::*;

use crate::{client::Client, page::pages};

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn diffs_lead_to_the_html_of_each_page(pages in pages()) {
        let (mut prints, mut client) = (Prints::default(), Client::default());
        for page in &pages {
            if let Some(diff) = page.diff(&mut prints) {
                client.apply(&diff);
            }
            prop_assert_eq!(client.html(), to_html(page));
        }
    }

    #[test]
    fn a_page_that_is_as_it_was_has_no_diff(pages in pages()) {
        let mut prints = Prints::default();
        for page in &pages {
            page.diff(&mut prints);
            prop_assert_eq!(page.diff(&mut prints), None);
        }
    }
}
