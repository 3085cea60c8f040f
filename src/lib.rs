//! Parallax: who is quoted in the news with which words, and where sources differ.
//!
//! A gRPC service with an engine inside. The engine is a plain library of pure functions;
//! the service around it stores articles, keeps limits and speaks protobuf.
//!
//! # Map
//!
//! In the order in which a newcomer should read them; each module names only modules
//! above it, which a test keeps (`tests/it/layering.rs`).
//!
//! * [`text`]: a text as scraped, divided into blocks, sentences and tokens by [`text::Span`].
//! * [`html`]: the article in a web page, as plain text, and what the page tells about itself.
//! * [`learn`]: the arithmetic of a small neural tagger; it knows numbers and no text.
//! * [`values`]: numbers with units and times, read as intervals.
//! * [`mentions`]: the names in all their forms, grouped into entities.
//! * [`quotes`]: the quotations, direct, mixed and indirect, with source, cue and speaker.
//! * [`analysis`]: an [`analysis::Article`] and all that the above find in it.
//! * [`compare`]: origins, quotations told alike, discrepancies, agreements, coverage.
//! * [`index`]: related articles, and quotations by speaker and words.
//! * [`store`]: the articles with their revisions, and the index kept in step.
//! * [`service`]: the use cases in domain types, with limits, permits and errors.
//! * [`grpc`]: domain types from and to protobuf; the only place that names generated types.
//! * [`config`]: flags and environment.
//! * [`report`]: what people read in a terminal.
//! * [`server`]: everything put together on a listener, and stopped in order.
//!
//! # Invariants
//!
//! * A plain text is never changed: everything else points into it with byte spans that cut no
//!   character. Other units exist only in [`grpc`], at the border.
//! * From [`text`] to [`index`] nothing asks a clock, a file, the network or chance: the
//!   same articles give the same answer. No function there panics, whatever the text, and none
//!   fails but [`html::read`], which refuses a page without text or without bounds.
//! * An analysis is derived from its article alone, and can always be made again.
//! * What is wrong with a request is found in `grpc::from_proto`, all of it at once.
//! * Article text never reaches the log.
//!
//! # Walks
//!
//! *Ingest*: `grpc` checks the article, [`service`] takes a permit and off the async threads reads
//! the article in a page and analyses it, [`store`] puts it under its id as the next revision and
//! enters it in the index. *ExtractQuotes*: the quotations of a stored article are there already; an inline
//! article takes the same path without the store. *CompareSources*: the articles are read or
//! analysed, [`compare::compare`] finds what differs, and `grpc` turns each finding into a
//! message whose spans are exact in the unit asked for.
//!
//! # The engine alone
//!
//! ```
//! use parallax::analysis::{Article, analyse};
//!
//! let article = Article::new("“We won,” said Ann Lee. She thanked the crowd.");
//! let analysis = analyse(&article);
//! let quotation = &analysis.quotes.quotations[0];
//! assert_eq!(analysis.document.slice(quotation.content[0]), "We won");
//! let speaker = &analysis.quotes.speakers[quotation.speaker.expect("it is attributed")];
//! assert_eq!(speaker.name, "Ann Lee");
//! ```

pub mod analysis;
pub mod compare;
pub mod config;
pub mod grpc;
pub mod html;
pub mod index;
pub mod learn;
pub mod mentions;
pub mod quotes;
pub mod report;
pub mod server;
pub mod service;
pub mod store;
pub mod text;
pub mod values;
