//! Whether the answer is still wanted, asked at each step of what takes long.

/// Asked at each step. Once it says no, loops end early: what they made is incomplete, and the
/// caller throws it away.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a>(&'a dyn Fn() -> bool);

impl<'a> Wanted<'a> {
    /// Wanted until `stopped` says so.
    pub(super) fn until(stopped: &'a dyn Fn() -> bool) -> Self {
        Self(stopped)
    }

    /// Wanted to the end.
    pub(super) fn always() -> Self {
        Self(&|| false)
    }

    pub(super) fn no_more(self) -> bool {
        (self.0)()
    }

    /// The items as long as the answer is wanted.
    pub(super) fn each<I: IntoIterator>(
        self,
        items: I,
    ) -> impl Iterator<Item = I::Item> + use<'a, I> {
        items.into_iter().take_while(move |_| !self.no_more())
    }
}
