//! What of a page is no part of any article: menus, forms, advertisements, links to share it,
//! what readers say about it.
//!
//! It is known by the element, by its role, or by the words of its class and id. Whatever holds the
//! headline is kept, and so is what holds most of the page: some systems put the whole page into
//! a form, and an element that is never closed swallows the rest.

use std::sync::LazyLock;

use dom_query::{Document, NodeData, NodeId, NodeRef};
use rustc_hash::{FxHashMap, FxHashSet};

/// Elements that show no text of their own, or none that is read as text.
const UNREAD: [&str; 26] = [
    "audio",
    "button",
    "canvas",
    "datalist",
    "dialog",
    "embed",
    "figcaption",
    "head",
    "iframe",
    "input",
    "map",
    "menu",
    "meter",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "progress",
    "rp",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "video",
];
/// Elements that hold furniture unless they hold the article.
const FURNITURE: [&str; 5] = ["aside", "footer", "form", "nav", "search"];
/// Roles that mean the same (WAI-ARIA).
const ROLES: [&str; 12] = [
    "alert",
    "alertdialog",
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "form",
    "menu",
    "menubar",
    "navigation",
    "search",
    "toolbar",
];

/// The words of classes and ids, by whether what they name may outweigh the article.
static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words("word"));
static COMMENTS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words("comments"));

fn words(kind: &str) -> FxHashSet<&'static str> {
    let lines = include_str!("furniture.txt").lines();
    let listed = lines.filter_map(|line| line.strip_prefix(kind)?.strip_prefix(' '));
    listed.collect()
}

/// How much an element holds.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    /// Bytes of text without white space.
    text: usize,
    /// Whether it holds the headline.
    headline: bool,
}

/// Removes furniture from a page.
pub(super) fn remove(doc: &Document, headline: Option<NodeId>) {
    let mut weights = Weights {
        headline,
        of: FxHashMap::default(),
    };
    let root = doc.root();
    let all = weights.weigh(&root);
    let sweep = Sweep { weights, all };
    sweep.children(&root);
}

struct Weights {
    headline: Option<NodeId>,
    of: FxHashMap<NodeId, Weight>,
}

impl Weights {
    /// Weighs an element and all that it holds.
    fn weigh(&mut self, node: &NodeRef<'_>) -> Weight {
        let mut weight = Weight {
            text: text_length(node),
            headline: self.headline == Some(node.id),
        };
        if is_unread(node) {
            return Weight::default();
        }
        for child in node.children_it(false) {
            let held = self.weigh(&child);
            weight.text += held.text;
            weight.headline |= held.headline;
        }
        if node.is_element() {
            self.of.insert(node.id, weight);
        }
        weight
    }
}

fn text_length(node: &NodeRef<'_>) -> usize {
    node.query_or(0, |n| match &n.data {
        NodeData::Text { contents } => contents
            .bytes()
            .filter(|b| !b.is_ascii_whitespace())
            .count(),
        _ => 0,
    })
}

struct Sweep {
    weights: Weights,
    /// The weight of the page.
    all: Weight,
}

impl Sweep {
    fn children(&self, node: &NodeRef<'_>) {
        for child in node.children() {
            if !child.is_element() {
                continue;
            }
            if is_unread(&child) || self.is_furniture(&child) {
                child.remove_from_parent();
            } else {
                self.children(&child);
            }
        }
    }

    fn is_furniture(&self, node: &NodeRef<'_>) -> bool {
        let weight = self.weights.of.get(&node.id).copied().unwrap_or_default();
        if weight.headline || node.has_name("body") || node.has_name("html") {
            return false;
        }
        let light = weight.text * 2 <= self.all.text;
        is_named(node, &COMMENTS)
            || light && (is_hidden(node) || is_made_for_it(node) || is_named(node, &WORDS))
    }
}

fn is_unread(node: &NodeRef<'_>) -> bool {
    let name = node.qual_name_ref();
    name.is_some_and(|name| UNREAD.contains(&&*name.local))
}

/// Whether element or role says that it is furniture. A header is if it is not that of an article.
fn is_made_for_it(node: &NodeRef<'_>) -> bool {
    let role = node.attr("role");
    let by_role = role.is_some_and(|role| ROLES.contains(&role.trim()));
    let listed = node
        .qual_name_ref()
        .is_some_and(|name| FURNITURE.contains(&&*name.local));
    let header = node.has_name("header")
        && !node
            .ancestors_it(None)
            .any(|a| a.has_name("article") || a.has_name("main"));
    by_role || listed || header
}

/// Whether a browser would not show it.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style").unwrap_or_default();
    let style: String = style.split_ascii_whitespace().collect();
    let style = style.to_ascii_lowercase();
    node.has_attr("hidden")
        || node
            .attr("aria-hidden")
            .is_some_and(|value| &*value == "true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// What begins the names that tell what an article is about, in a publishing system that many use.
const TOPICS: [&str; 3] = ["tag-", "category-", "tax-"];

/// Whether a word of its class or id is listed. Words are separated by marks and capitals.
fn is_named(node: &NodeRef<'_>, listed: &FxHashSet<&str>) -> bool {
    ["class", "id"].iter().any(|attribute| {
        let names = node.attr(attribute).unwrap_or_default();
        let mut names = names.split_ascii_whitespace();
        let topic = |name: &str| TOPICS.iter().any(|begin| name.starts_with(begin));
        names.any(|name| !topic(name) && name_is_listed(name, listed))
    })
}

fn name_is_listed(name: &str, listed: &FxHashSet<&str>) -> bool {
    let mut spaced = String::with_capacity(name.len() + 4);
    let mut lower = false;
    for c in name.chars() {
        if lower && c.is_ascii_uppercase() || !c.is_ascii_alphanumeric() {
            spaced.push(' ');
        }
        lower = c.is_ascii_lowercase();
        if c.is_ascii_alphanumeric() {
            spaced.push(c.to_ascii_lowercase());
        }
    }
    let words: Vec<&str> = spaced.split_ascii_whitespace().collect();
    let pairs = words.windows(2).map(|pair| pair.join("-"));
    words.iter().any(|word| listed.contains(word))
        || pairs.into_iter().any(|pair| listed.contains(&*pair))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse::parse;

    /// What is left of a body beside a long paragraph.
    fn check(body: &str, expected: &str) {
        let long = "word ".repeat(50);
        let doc = parse(&format!("<body><p>{long}</p>{body}")).expect("within bounds");
        remove(&doc, None);
        let left = doc.body().expect("a body").text();
        assert_eq!(left.replace(&long, "").trim(), expected, "{body}");
    }

    #[test]
    fn elements_and_roles_tell_furniture() {
        check(
            "<nav>a</nav><aside>b</aside><footer>c</footer><header>d</header><div role=navigation>e</div>f",
            "f",
        );
        check(
            "<script>a</script><style>b</style><noscript>c</noscript><template>d</template><svg><text>e</text></svg>f",
            "f",
        );
        check(
            "<button>a</button><select><option>b</select><textarea>c</textarea><iframe>d</iframe>e",
            "e",
        );
        check("<figure><figcaption>a</figcaption></figure>b", "b");
        check("<article><header>kept</header></article>", "kept");
    }

    #[test]
    fn names_tell_furniture_by_whole_words() {
        check(
            "<div class='x shareBar'>a</div><p id=ad-slot-1>b</p><div class=cookie__banner>c</div>d",
            "d",
        );
        check(
            "<div class=most-read>a</div><div class=mostRead>b</div>c",
            "c",
        );
        check("<div class='shared adds readmission'>kept</div>", "kept");
    }

    #[test]
    fn what_an_article_is_about_is_no_furniture() {
        check(
            "<div class='post tag-comments category-social'>kept</div>",
            "kept",
        );
    }

    #[test]
    fn what_a_browser_hides_is_left_out() {
        check(
            "<p hidden>a</p><p style='DISPLAY : none'>b</p><p aria-hidden=true>c</p>d",
            "d",
        );
    }

    #[test]
    fn what_holds_most_of_the_page_is_kept_unless_readers_wrote_it() {
        let more = "more ".repeat(60);
        check(&format!("<form class=sidebar>{more}</form>"), more.trim());
        check(&format!("<div class=comments>{more}</div>"), "");
    }
}
