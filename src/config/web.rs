//! Which pages of the web may call.

use std::fmt;
use std::str::FromStr;

use clap::Args;
use http::Uri;

/// The setting for browsers, as it is written.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Security")]
pub struct WebArgs {
    /// Origins of web pages that may call by gRPC-Web, such as `https://app.example`, with commas
    /// between them; `*` is every page; none, the default, is no gRPC-Web at all
    #[arg(
        long,
        env = "PARALLAX_WEB_ORIGINS",
        value_name = "ORIGINS",
        default_value = "",
        hide_default_value = true
    )]
    pub web_origins: WebOrigins,
}

/// The origins of web pages that may call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum WebOrigins {
    /// No page: gRPC-Web and HTTP/1 are not spoken.
    #[default]
    None,
    /// Every page.
    Any,
    /// Pages of these origins.
    These(Vec<String>),
}

impl WebOrigins {
    /// Whether gRPC-Web is spoken at all.
    pub fn any_page(&self) -> bool {
        *self != Self::None
    }
}

impl FromStr for WebOrigins {
    type Err = NotAnOrigin;

    fn from_str(list: &str) -> Result<Self, NotAnOrigin> {
        match list.trim() {
            "" => Ok(Self::None),
            "*" => Ok(Self::Any),
            list => {
                let origins = list.split(',').map(|origin| checked(origin.trim()));
                Ok(Self::These(origins.collect::<Result<_, _>>()?))
            }
        }
    }
}

/// What no browser would send as the origin of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnOrigin(String);

impl fmt::Display for NotAnOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is no origin; an origin is a scheme, a host in lower case and, unless it is the \
             default, a port, such as https://app.example or http://localhost:8080",
            self.0
        )
    }
}

impl std::error::Error for NotAnOrigin {}

/// `origin` if it is written as browsers write it: they are compared byte by byte.
fn checked(origin: &str) -> Result<String, NotAnOrigin> {
    let written = origin.parse().ok().and_then(|uri| serialized(&uri));
    match written {
        Some(written) if written == origin => Ok(written),
        _ => Err(NotAnOrigin(origin.to_owned())),
    }
}

/// The origin of `uri` as a browser sends it.
fn serialized(uri: &Uri) -> Option<String> {
    let (scheme, host) = (uri.scheme_str()?, uri.host()?.to_lowercase());
    if host.contains('*') {
        return None; // no browser sends a pattern
    }
    let default = match scheme {
        "http" => 80,
        "https" => 443,
        _ => return None,
    };
    Some(match uri.port_u16().filter(|port| *port != default) {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(list: &str, expected: Option<WebOrigins>) {
        assert_eq!(list.parse().ok(), expected, "{list}");
    }

    fn these(origins: &[&str]) -> Option<WebOrigins> {
        let origins = origins.iter().map(|origin| (*origin).to_owned());
        Some(WebOrigins::These(origins.collect()))
    }

    #[test]
    fn reads_a_list_of_origins() {
        check("", Some(WebOrigins::None));
        check("*", Some(WebOrigins::Any));
        check("https://app.example", these(&["https://app.example"]));
        check(
            "https://app.example, http://localhost:8080,http://[::1]:3000",
            these(&[
                "https://app.example",
                "http://localhost:8080",
                "http://[::1]:3000",
            ]),
        );
    }

    #[test]
    fn refuses_what_no_browser_sends_as_an_origin() {
        for wrong in [
            "null",
            "app.example",
            "https://app.example/",
            "https://app.example/page",
            "https://App.Example",
            "https://app.example:443",
            "https://user@app.example",
            "https://*.app.example",
            "ftp://app.example",
            "https://app.example,,http://b.example",
            "https://app.example,*",
        ] {
            check(wrong, None);
        }
    }
}
