//! Page tokens: where a list goes on, and which list it is (AIP-158).

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use prost::Message;
use sha2::{Digest, Sha256};

/// A list that is read page by page: an rpc and everything that decides what it lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct List([u8; 8]);

impl List {
    /// The list that `rpc` answers to `filters`, a request without paging and presentation.
    pub(super) fn new(rpc: &str, filters: &impl Message) -> Self {
        let mut hash = Sha256::new();
        hash.update(rpc);
        hash.update([0]);
        hash.update(filters.encode_to_vec());
        let digest = hash.finalize();
        let mut list = [0; 8];
        list.copy_from_slice(&digest[..8]);
        Self(list)
    }

    /// The token of the page that follows the item `key`.
    pub(super) fn token_after(self, key: &str) -> String {
        BASE64_URL_SAFE_NO_PAD.encode([&self.0, key.as_bytes()].concat())
    }

    /// The key in a token of this list; `None` for any other string.
    pub(super) fn key(self, token: &str) -> Option<String> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
        let key = bytes.strip_prefix(&self.0)?;
        String::from_utf8(key.to_vec()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grpc::pb::ListArticlesRequest;

    #[test]
    fn a_token_is_good_for_its_own_list_only() {
        let filters = ListArticlesRequest::default();
        let other = ListArticlesRequest {
            publisher: "Post".into(),
            ..filters.clone()
        };
        let list = List::new("ListArticles", &filters);
        let token = list.token_after("a:b");
        assert_eq!(list.key(&token).as_deref(), Some("a:b"));
        assert_eq!(List::new("ListArticles", &other).key(&token), None);
        assert_eq!(List::new("SearchQuotes", &filters).key(&token), None);
        assert_eq!(list.key("?"), None);
    }
}
