//! A connection that must say something soon.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// The client connection preface of HTTP/2 has so many bytes (RFC 9113, 3.4).
const PREFACE: usize = 24;

/// A stream of bytes whose first ones must come in time. Once they have, HTTP/2 itself asks
/// whether its peer is still there.
pub(super) struct FirstBytes<S> {
    inner: S,
    /// How many are still to come.
    missing: usize,
    limit: Pin<Box<Sleep>>,
    greeted: Greeted,
}

/// Whether the first bytes of a connection have come.
#[derive(Clone, Debug, Default)]
pub(super) struct Greeted(Arc<AtomicBool>);

impl Greeted {
    pub(super) fn yes(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl<S> FirstBytes<S> {
    /// Fails to read with `TimedOut` unless the first bytes come within `time`.
    pub(super) fn new(inner: S, time: Duration) -> Self {
        Self {
            inner,
            missing: PREFACE,
            limit: Box::pin(sleep(time)),
            greeted: Greeted::default(),
        }
    }

    pub(super) fn greeted(&self) -> Greeted {
        self.greeted.clone()
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for FirstBytes<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.missing > 0 && self.limit.as_mut().poll(context).is_ready() {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.inner).poll_read(context, buffer))?;
        if self.missing > 0 {
            let came = buffer.filled().len() - before;
            self.missing = self.missing.saturating_sub(came);
            self.greeted.0.store(self.missing == 0, Ordering::Relaxed);
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for FirstBytes<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    #[tokio::test(start_paused = true)]
    async fn who_says_too_little_is_cut_off() {
        let (mut client, server) = duplex(64);
        let mut server = FirstBytes::new(server, Duration::from_secs(1));
        client.write_all(&[0; PREFACE - 1]).await.expect("room");
        let mut read = [0; PREFACE];
        let error = server.read_exact(&mut read).await.expect_err("too little");
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert!(!server.greeted().yes());
    }

    #[tokio::test(start_paused = true)]
    async fn who_said_enough_may_be_silent() {
        let (mut client, server) = duplex(64);
        let mut server = FirstBytes::new(server, Duration::from_secs(1));
        client.write_all(&[0; PREFACE]).await.expect("room");
        let mut read = [0; PREFACE];
        server.read_exact(&mut read).await.expect("enough");
        assert!(server.greeted().yes());
        let silence = tokio::time::timeout(Duration::from_secs(60), server.read_u8());
        assert!(silence.await.is_err());
    }
}
