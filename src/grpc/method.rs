//! The methods that are served, as their descriptors tell.

use std::collections::HashMap;
use std::sync::LazyLock;

use prost::Message;
use prost_types::method_options::IdempotencyLevel;
use prost_types::{FileDescriptorSet, MethodDescriptorProto};

use super::pb;

/// A method that is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// `package.Service/Method`.
    pub name: String,
    /// Whose it is.
    pub family: Family,
    /// Whether it changes nothing, which its descriptor says as `NO_SIDE_EFFECTS`.
    pub reads: bool,
    /// Whether either side sends more than one message.
    pub streams: bool,
}

/// Whose method it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Of the service itself.
    Analysis,
    /// Of `grpc.health.v1`.
    Health,
    /// Of `grpc.reflection.v1` or `v1alpha`.
    Reflection,
}

/// The method that is called at `path`, which is `/package.Service/Method`.
pub fn method_at(path: &str) -> Option<&'static Method> {
    METHODS.get(path.strip_prefix('/')?)
}

/// All methods that are served.
pub fn methods() -> impl Iterator<Item = &'static Method> {
    METHODS.values()
}

static METHODS: LazyLock<HashMap<String, Method>> = LazyLock::new(|| {
    let families = [
        (Family::Analysis, pb::FILE_DESCRIPTOR_SET),
        (Family::Health, tonic_health::pb::FILE_DESCRIPTOR_SET),
        (
            Family::Reflection,
            tonic_reflection::pb::v1::FILE_DESCRIPTOR_SET,
        ),
        (
            Family::Reflection,
            tonic_reflection::pb::v1alpha::FILE_DESCRIPTOR_SET,
        ),
    ];
    let methods = families.iter().flat_map(|(family, set)| of(*family, set));
    methods.map(|m| (m.name.clone(), m)).collect()
});

fn of(family: Family, descriptors: &[u8]) -> Vec<Method> {
    let set = FileDescriptorSet::decode(descriptors).expect("a built-in descriptor");
    let mut methods = Vec::new();
    for file in &set.file {
        for service in &file.service {
            let service_name = format!("{}.{}", file.package(), service.name());
            methods.extend(
                service
                    .method
                    .iter()
                    .map(|m| method(family, &service_name, m)),
            );
        }
    }
    methods
}

fn method(family: Family, service: &str, method: &MethodDescriptorProto) -> Method {
    let level = method.options.as_ref().map(|o| o.idempotency_level());
    Method {
        name: format!("{service}/{}", method.name()),
        family,
        reads: level == Some(IdempotencyLevel::NoSideEffects),
        streams: method.client_streaming() || method.server_streaming(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, expected: Option<(Family, bool, bool)>) {
        let method = method_at(path).map(|m| (m.family, m.reads, m.streams));
        assert_eq!(method, expected, "{path}");
    }

    #[test]
    fn descriptors_say_what_reads_and_what_streams() {
        let ours = |name: &str| format!("/parallax.v1.AnalysisService/{name}");
        for (name, reads, streams) in [
            ("Ingest", false, false),
            ("IngestStream", false, true),
            ("DeleteArticle", false, false),
            ("GetArticle", true, false),
            ("CompareSources", true, false),
        ] {
            check(&ours(name), Some((Family::Analysis, reads, streams)));
        }
        let watch = "/grpc.health.v1.Health/Watch";
        check(watch, Some((Family::Health, false, true)));
        let info = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";
        check(info, Some((Family::Reflection, false, true)));
        check(&ours("Nothing"), None);
        check("nonsense", None);
    }
}
