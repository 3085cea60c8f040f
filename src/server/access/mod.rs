//! Who may call what: by keys, where there are any.

mod keys;
mod rate;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use arc_swap::ArcSwap;
use http::{HeaderMap, header};
use tonic::Status;

use super::files;
use crate::config::{ConfigError, Reflection, Security};
use crate::grpc::{Family, Method, status};
pub(super) use keys::Caller;

/// The flag that names the file of keys.
const FLAG: &str = "--api-keys";

/// Who may call what.
#[derive(Debug)]
pub(super) struct Access {
    /// None where anybody may call.
    callers: Option<ArcSwap<Vec<Arc<Caller>>>>,
    reflection: Reflection,
}

impl Access {
    /// Reads the keys that `security` names.
    pub(super) fn new(security: &Security) -> Result<Self, ConfigError> {
        let callers = security.api_keys.as_deref().map(load).transpose()?;
        Ok(Self {
            callers: callers.map(ArcSwap::from_pointee),
            reflection: security.reflection,
        })
    }

    /// Takes the keys of the file in place of those so far, if it can be used.
    pub(super) fn reload(&self, security: &Security) -> Result<(), ConfigError> {
        if let (Some(callers), Some(file)) = (&self.callers, &security.api_keys) {
            callers.store(Arc::new(load(file)?));
        }
        Ok(())
    }

    /// Whether a call to `method` with these headers may be made; answers by whom, if that is
    /// asked.
    pub(super) fn check(
        &self,
        method: &Method,
        headers: &HeaderMap,
    ) -> Result<Option<Arc<Caller>>, Status> {
        let anyone = match (method.family, self.reflection) {
            (Family::Health, _) => true, // those who route calls have no keys
            (Family::Reflection, Reflection::Off) => {
                return Err(status::unknown_method(&method.name));
            }
            (Family::Reflection, Reflection::Anyone) => true,
            (Family::Reflection, Reflection::Callers) | (Family::Analysis, _) => false,
        };
        match &self.callers {
            Some(callers) if !anyone => authorise(&callers.load(), method, headers).map(Some),
            _ => Ok(None),
        }
    }
}

/// The caller whose key the headers hold, if it may call `method` now.
fn authorise(
    callers: &[Arc<Caller>],
    method: &Method,
    headers: &HeaderMap,
) -> Result<Arc<Caller>, Status> {
    let key = bearer(headers).ok_or_else(|| {
        let message = "a key is needed; send `authorization: Bearer KEY`";
        status::unauthenticated("missing", message)
    })?;
    let caller = keys::find(callers, key)
        .ok_or_else(|| status::unauthenticated("unknown", "the key is not known here"))?;
    if method.family == Family::Analysis {
        let (may, right) = match method.reads {
            true => (caller.reads, "read"),
            false => (caller.writes, "write"),
        };
        if !may {
            return Err(status::permission_denied(right));
        }
    }
    if let Some(rate) = &caller.rate {
        rate.pass(Instant::now())
            .map_err(|wait| status::rate_limited(&caller.name, rate.per_second, wait))?;
    }
    Ok(Arc::clone(caller))
}

/// The key in `authorization: Bearer KEY` (RFC 6750); the scheme in any case.
fn bearer(headers: &HeaderMap) -> Option<&[u8]> {
    let value = headers.get(header::AUTHORIZATION)?.as_bytes();
    let (scheme, key) = value.split_at_checked("Bearer ".len())?;
    let fits = scheme.eq_ignore_ascii_case(b"Bearer ");
    fits.then(|| key.trim_ascii())
}

fn load(file: &Path) -> Result<Vec<Arc<Caller>>, ConfigError> {
    let bytes = files::read(FLAG, file)?;
    let fail = |what: &dyn std::fmt::Display| {
        ConfigError::new(FLAG, format!("{}: {what}", file.display()))
    };
    let text = String::from_utf8(bytes).map_err(|_| fail(&"is not UTF-8"))?;
    keys::parse(&text).map_err(|error| fail(&error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grpc::method_at;
    use tonic::Code;

    const READER: &str = "a-key-that-only-reads";
    const WRITER: &str = "a-key-that-only-writes";

    fn access(reflection: Reflection) -> Access {
        let file = format!("reader read 1 {READER}\nwriter write - {WRITER}");
        let callers = keys::parse(&file).expect("well formed");
        Access {
            callers: Some(ArcSwap::from_pointee(callers)),
            reflection,
        }
    }

    fn headers(authorization: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        if !authorization.is_empty() {
            let value = authorization.parse().expect("a header");
            headers.insert(header::AUTHORIZATION, value);
        }
        headers
    }

    /// What a call to the method of this name with this header gets.
    fn check(
        access: &Access,
        name: &str,
        authorization: &str,
        expected: Result<Option<&str>, Code>,
    ) {
        let method = method_at(name).expect("a method");
        let answer = access.check(method, &headers(authorization));
        let answer = answer.map(|caller| caller.map(|c| c.name.clone()));
        let answer = answer.map_err(|status| status.code());
        assert_eq!(answer, expected.map(|name| name.map(str::to_owned)));
    }

    const GET: &str = "/parallax.v1.AnalysisService/GetArticle";
    const INGEST: &str = "/parallax.v1.AnalysisService/Ingest";
    const HEALTH: &str = "/grpc.health.v1.Health/Check";
    const REFLECTION: &str = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo";

    #[test]
    fn a_key_may_do_what_its_rights_say() {
        let access = access(Reflection::Callers);
        let writer = format!("Bearer {WRITER}");
        check(
            &access,
            GET,
            &format!("bearer  {READER} "),
            Ok(Some("reader")),
        );
        check(&access, INGEST, &writer, Ok(Some("writer")));
        check(&access, GET, &writer, Err(Code::PermissionDenied));
        check(
            &access,
            GET,
            &format!("Bearer {READER}"),
            Err(Code::ResourceExhausted),
        );
        check(&access, REFLECTION, &writer, Ok(Some("writer")));
        for nobody in [
            "",
            "Bearer",
            "Bearer ",
            "Bearer wrong",
            "Basic abcdefgh",
            READER,
        ] {
            check(&access, GET, nobody, Err(Code::Unauthenticated));
            check(&access, REFLECTION, nobody, Err(Code::Unauthenticated));
            check(&access, HEALTH, nobody, Ok(None));
        }
    }

    #[test]
    fn reflection_is_for_callers_for_anyone_or_off() {
        check(&access(Reflection::Anyone), REFLECTION, "", Ok(None));
        let off = access(Reflection::Off);
        check(
            &off,
            REFLECTION,
            &format!("Bearer {WRITER}"),
            Err(Code::Unimplemented),
        );
    }

    #[test]
    fn without_a_file_anybody_may_call() {
        let access = Access::new(&Security::default()).expect("no file");
        check(&access, INGEST, "", Ok(None));
        check(&access, REFLECTION, "", Ok(None));
    }
}
